import type shipworthy from '../dist/index.js'

/** The preset `shipworthy/strict`, plugin included: an object to put into the array of `eslint.config.js`. */
declare const config: (typeof shipworthy.configs)['strict']
export default config
