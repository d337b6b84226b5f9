'use strict'

// A real file, because dependency-cruiser does not read `exports` of a package:
//   extends: 'eslint-plugin-shipworthy/configs/dependency-cruiser'
const { cruiseConfig } = require('../dist/project/cruise.js')

/** The layers as rules of dependency-cruiser. */
let config
const read = (field) => ({ enumerable: true, get: () => (config ??= cruiseConfig(undefined, { full: false }))[field] })

Object.defineProperties(module.exports, {
  forbidden: read('forbidden'),
  required: read('required'),
  options: read('options'),
  // Not enumerable: dependency-cruiser accepts no key of ours.
  forLayers: { value: (layers, options) => cruiseConfig(layers, { full: false, ...options }) },
})
