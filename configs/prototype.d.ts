import type shipworthy from '../dist/index.js'

/** The preset `shipworthy/prototype`, plugin included: an object to put into the array of `eslint.config.js`. */
declare const config: (typeof shipworthy.configs)['prototype']
export default config
