'use strict'

// The folders of this project under its own preset; the ESLint rules read the same definition.
const { forLayers } = require('../configs/dependency-cruiser-full.cjs')

module.exports = forLayers('.ci/layers.json')
