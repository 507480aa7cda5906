import { readdirSync } from 'node:fs'
import type { Assembled } from '../../../src/shared/drafts/assemble/assembled.ts'
import { Style } from '../../../src/shared/word/style.ts'
import { answers } from '../../fixtures/answers.ts'
import { templateOf } from '../../unit/shared/drafts/gathered.ts'
import { exported, inLibrary } from '../texts/samples.ts'

/** A template filled in, in one of the looks. */
export interface TemplateText {
  readonly name: string
  readonly assembled: Assembled
}

/** A document for members is assembled from a bill, not from the answers of a dossier. */
const templates = readdirSync(new URL('../../../resources/templates', import.meta.url))
  .map(name => name.replace('.json', ''))
  .filter(id => id !== 'note-deputes' && !templateOf(id).brief)

/** Names of all templates in all looks, `recours/lawyer`. */
export const templateNames = templates.flatMap(id => Style.options.map(style => `${id}/${style}`))

/** The templates of these names, with the answers of the tests. */
export const templateTexts = (names: readonly string[]): Promise<TemplateText[]> =>
  inLibrary(async ({ call, folder }) => {
    const { id } = await call['dossiers.sample']({ type: 'recourse' })
    const ids = [...new Set(names.map(name => name.split('/')[0] ?? ''))]
    const { drafts } = await call['drafts.prepare']({ dossier: id, templates: ids, facts: { ...answers } })
    const texts = new Map<string, Assembled>()
    for (const [at, draft] of drafts.entries())
      texts.set(ids[at] ?? '', (await exported(call, folder, draft)).assembled)
    return names.map(name => {
      const [template = '', style] = name.split('/')
      const assembled = texts.get(template)
      if (!assembled) throw new Error(`${name} is no template`)
      return { name, assembled: { ...assembled, style: Style.parse(style) } }
    })
  })

/** The same text, its words cut at the ends of lines. */
export const hyphenated = ({ name, assembled }: TemplateText): TemplateText => ({
  name: `${name}/coupé`,
  assembled: { ...assembled, hyphenated: true },
})

/** Some of these names, the same for the same seed. */
export function drawn(names: readonly string[], count: number, seed: number): string[] {
  let state = seed
  const rank = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state
  }
  return names
    .map(name => [rank(), name] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, name]) => name)
}
