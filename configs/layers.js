import shipworthy from '../dist/index.js'

/** The preset `shipworthy/layers`, plugin included: an object to put into the array of `eslint.config.js`. */
export default shipworthy.configs.layers
