/** What is asked of a centre that regulates for another (HubSante.effet). */
export const REGULATION_REQUEST = 'REGUL';
