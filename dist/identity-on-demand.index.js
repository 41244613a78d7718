// An identity token is asked for over HTTP: that client is loaded when the first one is.
export const OidcClient = { getIDToken: async (audience) => (await import('./identity.js')).OidcClient.getIDToken(audience) }
