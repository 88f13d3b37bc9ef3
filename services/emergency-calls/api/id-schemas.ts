/** An id of ours (UUIDv7), as a JSON schema. */
export const UUID = { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' } as const;

/** The parameters of a route about one thing of that id. */
export const ID_PARAMS = { type: 'object', properties: { id: UUID }, required: ['id'] } as const;
