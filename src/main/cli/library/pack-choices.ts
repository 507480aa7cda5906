import { AppError } from '../../../shared/kernel/errors.ts'
import type { ReviewChoice, ReviewItem } from '../../../shared/sharing/review.ts'
import { oneOf } from '../args.ts'

/** What becomes of the things of a pack: `ID=take`, `ID=keep`, or field by field, `ID#champ=mine`, `ID#champ=theirs`; `all`, of those not named. */
export function packChoices(
  items: readonly ReviewItem[],
  given: readonly string[],
  all: 'take' | 'keep' | undefined,
): Record<string, ReviewChoice> {
  const choices: Record<string, ReviewChoice> = Object.fromEntries(
    all ? items.map(({ id }) => [id, all]) : [],
  )
  for (const pair of given) {
    const [named, value] = cutAt(pair, pair.lastIndexOf('='))
    const known = items.find(({ id }) => id === named)
    if (known) {
      choices[known.id] = oneOf<'take' | 'keep'>(value, ['take', 'keep'], `set ${named}`) ?? 'keep'
      continue
    }
    const item = items.find(({ id }) => named.startsWith(`${id}#`))
    if (!item) throw new AppError('not-found', `« ${named} » n’est pas dans ce lot. Rien n’a été écrit.`)
    const field = named.slice(item.id.length + 1)
    if (!item.fields.some(({ name }) => name === field))
      throw new AppError(
        'not-found',
        `« ${field} » n’est pas un champ à choisir de « ${item.label} ». Rien n’a été écrit : « pack review » les nomme entre crochets.`,
      )
    const before = choices[item.id]
    const side = oneOf(value, ['mine', 'theirs'], `set ${named}`) ?? 'mine'
    choices[item.id] = { ...(typeof before === 'object' ? before : byField(item, before)), [field]: side }
  }
  return choices
}

/** The same choice, said of each field. */
const byField = (item: ReviewItem, choice: 'take' | 'keep' | undefined) =>
  Object.fromEntries(
    choice ? item.fields.map(({ name }) => [name, choice === 'take' ? 'theirs' : 'mine'] as const) : [],
  )

const cutAt = (text: string, at: number): [string, string] => [
  text.slice(0, Math.max(0, at)),
  text.slice(at + 1),
]
