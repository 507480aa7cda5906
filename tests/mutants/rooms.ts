/** Rooms that `npm run mutants` knows: their sources, and the test files that may kill a mutant of them. */
export interface Room {
  readonly sources: readonly string[]
  readonly tests: readonly string[]
}

export const ROOMS: Readonly<Record<string, Room>> = {
  procedure: {
    sources: ['src/shared/procedure', 'src/main/procedure'],
    tests: ['tests/unit/shared/procedure', 'tests/unit/main/procedure'],
  },
  cite: {
    sources: ['src/shared/library/cite', 'src/main/library/citations'],
    tests: ['tests/unit/shared/library', 'tests/unit/main/library/citations'],
  },
  merge: {
    sources: ['src/shared/drafts/merge'],
    tests: [
      'tests/unit/shared/drafts/merge',
      'tests/unit/shared/drafts/templates/{reassemble,repeats}.test.ts',
      'tests/unit/shared/drafts/assemble/captions.test.ts',
    ],
  },
  exhibits: {
    sources: ['src/shared/exhibits', 'src/main/exhibits'],
    tests: ['tests/unit/shared/exhibits', 'tests/unit/main/exhibits'],
  },
  amendments: {
    sources: ['src/shared/campaign/amendments', 'src/main/campaign/amendments'],
    tests: ['tests/unit/shared/campaign', 'tests/unit/main/campaign'],
  },
}

/** A mutant that no test can kill, by hand: the line as it stands, what is changed in it, and why nothing can be seen of it. */
export interface EquivalentMutant {
  readonly file: string
  readonly line: string
  readonly operator: string
  readonly reason: string
}

/** Calls that give back memory or let the program end: left out, nothing that a test can see is different. */
export const UNSEEN_CALLS = /\.(?:destroy|ref|unref)\(\)$/

export const EQUIVALENT_MUTANTS: readonly EquivalentMutant[] = [
  {
    file: 'src/shared/campaign/amendments/liasse.ts',
    line: 'for (let n = 0; n < words.length; n += 1) sum = (sum * 31 + words.charCodeAt(n)) % 2_147_483_647',
    operator: 'number',
    reason: 'The places of unknown words only have to differ: another modulus spreads them as well.',
  },
  ...['bundle-writer', 'inspect'].flatMap(file =>
    ["case 'office':", "case 'other':"].map(line => ({
      file: `src/main/exhibits/${file}.ts`,
      line,
      operator: 'text',
      reason: 'The case returns nothing: without it, the end of the function returns as much.',
    })),
  ),
  ...[
    ['draw', "'application/pdf',"],
    ...['binder', 'bundle-writer', 'inspect', 'size-limit'].map(file => [
      file,
      "const document = await openDocument(bytes, 'application/pdf')",
    ]),
  ].map(([file, line = '']) => ({
    file: `src/main/exhibits/${file}.ts`,
    line,
    operator: 'text',
    reason: 'MuPDF reads a PDF by its first bytes whatever type is named.',
  })),
]
