import { expect, test } from 'vitest'
import { findInPassages } from '../../../../../../src/shared/library/cite/find/find.ts'
import { findingAgain } from '../../../../../../src/shared/library/cite/find/offer.ts'

const sentences = [
  'Selon l’article L. 251-2 du code de la sécurité intérieure, rien ne le permet.',
  'L’article L. 252-1 du même code exige une autorisation.',
  'Le tribunal administratif de Grenoble, par jugement du 24 janvier 2025, n° 2105328, l’a dit.',
  'Ce jugement du 24 janvier 2025 est définitif.',
  'La loi n° 78-17 du 6 janvier 1978 est claire ; la loi du 6 janvier 1978 aussi, notamment son article 88.',
  'Voir l’article 31 de la loi précitée, puis l’article 32.',
  'L’article 4 du code civil.',
  'L’article 5 ne dit pas autre chose.',
  'CE, 30 janvier 2026, Commune de Nice, n° 506370, précité.',
  'La CNIL, délibération n° 2013-175 du 4 juillet 2013.',
  'La Cour nationale du droit d’asile, décision n° 19012345 du 3 mars 2020 ; CNDA, 4 mai 2021, n° 20012346.',
  'Par une décision du 5 mai 2021, n° 20012347, elle l’a accordé. Le tribunal, n° 2105329, 6 juin 2025, aussi.',
  'La chambre disciplinaire de première instance d’Auvergne de l’ordre des médecins, 3 mars 2020, n° 1234.',
  'La chambre disciplinaire de première instance, décision du 4 mars 2020, n° 1235.',
  'La cour administrative d’appel de Lyon, arrêt du 7 mai 2024 ; la cour, par cet arrêt du 7 mai 2024, n° 22LY00001.',
  'L’arrêté du 3 août 2007 portant définition des normes techniques ; l’arrêté du 3 août 2007.',
  'La délibération n° 2019-001 du 10 janvier 2019 sur les données à caractère personnel ; délibération n° 2020-5.',
  'L’article L. 252-1, l’article 6 de la convention européenne des droits de l’homme, puis son article 8.',
  'Rien n’est cité ici.',
  'x'.repeat(900),
]

/** Edits drawn by seed: a line typed in, put elsewhere, taken out. */
function* edits(seed: number, turns: number): Generator<string[]> {
  let state = seed
  const next = (n: number) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n
  }
  let lines = Array.from({ length: 14 }, () => sentences[next(sentences.length)] as string)
  for (let turn = 0; turn < turns; turn += 1) {
    const at = next(lines.length)
    const one = sentences[next(sentences.length)] as string
    lines = lines.slice()
    if (next(3) === 0) lines[at] = `${lines[at]} ${one}`
    else if (next(2) === 0) lines.splice(at, 1, one)
    else lines.splice(at, 0, one.replace('24 janvier', '25 janvier'))
    if (lines.length > 20) lines.splice(next(20), 6)
    yield lines
  }
}

test('a text read again as it is written gives what one read at once gives', () => {
  const again = findingAgain()
  for (const seed of [1, 2, 3])
    for (const lines of edits(seed, 50)) {
      const passages = lines.map(text => ({ text }))
      expect(again(passages)).toEqual(findInPassages(passages))
    }
})

test('what has not changed comes back as the same object, after as before the change', () => {
  const again = findingAgain()
  const passages = sentences.map(text => ({ text }))
  const before = again(passages)
  const changed = passages.slice()
  changed[3] = { text: `${sentences[3]} Et le reste.` }
  const after = again(changed)
  const same = after.flatMap((one, at) => (one === before[at] ? [] : [at]))
  expect(same).toEqual([3])
})
