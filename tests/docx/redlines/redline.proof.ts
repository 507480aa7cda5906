import { expect, test } from 'vitest'
import { missingPrinter } from '../office.ts'
import { limitsIn, OFFICE_LIMITS, type OfficeLimit } from './office-limits.ts'
import { type Compared, comparedPair, redlineFaults } from './redline-faults.ts'
import { versionPair } from './version-pairs.ts'

const PAIRS = 200

/**
 * LibreOffice accepts and refuses 200 comparisons of two versions drawn at random. Words and notes are always those of the version;
 * styles and labels too, but where the comparison has a construct that LibreOffice is known not to give back.
 */
test.skipIf(missingPrinter)(
  `${PAIRS} comparisons are what they say, to LibreOffice`,
  async () => {
    const all: Compared[] = []
    for (let seed = 0; seed < PAIRS; seed += 1)
      all.push(await comparedPair(`paire ${seed}`, versionPair(seed)))
    const limits = new Map(all.map(one => [one.name, limitsIn(one.red)]))
    const nameOf = (message: string) => /^paire \d+/.exec(message)?.[0] ?? ''
    const faults = redlineFaults(all)
    const shapes = faults.filter(one => one.kind === 'shape')
    const files = new Set(shapes.map(one => nameOf(one.message)))
    const without = [...limits.values()].filter(one => one.size === 0).length
    console.log(
      `${shapes.length} styles ou numéros que LibreOffice ne rend pas, dans ${files.size} fichiers sur ${PAIRS} ; ${without} fichiers n’ont rien de ce qu’il ne rend pas.`,
    )
    for (const limit of Object.keys(OFFICE_LIMITS) as OfficeLimit[]) {
      const concerned = [...limits].filter(([, one]) => one.has(limit)).map(([name]) => name)
      console.log(
        `${OFFICE_LIMITS[limit]} : ${concerned.length} fichiers, dont ${concerned.filter(one => files.has(one)).length} avec une faute.`,
      )
    }
    const unexplained = shapes.filter(one => limits.get(nameOf(one.message))?.size === 0)
    expect(faults.filter(one => one.kind === 'words').map(one => one.message)).toEqual([])
    expect(unexplained.map(one => one.message)).toEqual([])
  },
  1_200_000,
)
