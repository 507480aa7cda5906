/** Steps that `npm test` and `npm run test:quick` share, as arguments of Node. */

/** One checker for each project: several would each work out anew the types that the projects' files share, at three times the cost. */
export const typeCheck: readonly string[] = ['node_modules/typescript/bin/tsc', '-b', '--checkers', '1']
export const styleCheck: readonly string[] = [
  'node_modules/@biomejs/biome/bin/biome',
  'check',
  '--error-on-warnings',
]
