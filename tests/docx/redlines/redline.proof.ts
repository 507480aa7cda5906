import { expect, test } from 'vitest'
import { missingPrinter } from '../office.ts'
import { type Compared, comparedPair, redlineFaults } from './redline-faults.ts'
import { versionPair } from './version-pairs.ts'

const PAIRS = 200

/**
 * LibreOffice accepts and refuses 200 comparisons of two versions drawn at random. Words and notes are always those of the version;
 * styles and labels that LibreOffice does not put back are counted.
 */
test.skipIf(missingPrinter)(
  `${PAIRS} comparisons are what they say, to LibreOffice`,
  async () => {
    const all: Compared[] = []
    for (let seed = 0; seed < PAIRS; seed += 1)
      all.push(await comparedPair(`paire ${seed}`, versionPair(seed)))
    const faults = redlineFaults(all)
    const shapes = faults.filter(one => one.kind === 'shape')
    const files = new Set(shapes.map(one => /^paire \d+/.exec(one.message)?.[0]))
    console.log(
      `${shapes.length} styles ou numéros que LibreOffice ne rend pas, dans ${files.size} fichiers sur ${PAIRS}.`,
    )
    expect(faults.filter(one => one.kind === 'words').map(one => one.message)).toEqual([])
  },
  1_200_000,
)
