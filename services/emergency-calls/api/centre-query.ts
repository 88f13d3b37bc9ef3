/** Code of a centre (three characters), as a JSON schema. */
export const CENTRE_CODE = { type: 'string', pattern: '^[0-9A-Z]{3}$' } as const;

/** The question of every route for agents: `?centre=`; without it, the visitor's first. */
export const CENTRE_QUERY = { type: 'object', properties: { centre: CENTRE_CODE } } as const;
