'use strict'
/**
 * Stands in the package for `lib/util/fetchFile.js` of @citation-js/core: Prétoire reads a bibliography that it is given, and asks
 * nothing of an address. With it go the packages that only that file loads.
 */
const refuse = () => {
  throw new Error('Prétoire fetches no bibliography from an address.')
}

exports.__esModule = true
exports.default = refuse
exports.fetchFile = refuse
exports.fetchFileAsync = async () => refuse()
exports.setUserAgent = () => {}
