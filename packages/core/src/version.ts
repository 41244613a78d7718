/** The version of all packages; written by `npm run generate` from the root package.json. */
export const version = '1.0.0'
