import { readFileSync } from 'node:fs'
import { Dossier } from '../../../../src/shared/dossiers/model.ts'
import type { Gathered } from '../../../../src/shared/drafts/gathered.ts'
import type { Block } from '../../../../src/shared/drafts/model.ts'
import { withDefaults } from '../../../../src/shared/drafts/slots/facts.ts'
import { instantiate } from '../../../../src/shared/drafts/templates/instantiate.ts'
import { templateOf as asShipped, Questions } from '../../../../src/shared/drafts/templates/questions.ts'
import type { Template } from '../../../../src/shared/drafts/templates/template.ts'
import { Exhibit } from '../../../../src/shared/exhibits/model.ts'
import type { Source } from '../../../../src/shared/library/model.ts'
import { Pack } from '../../../../src/shared/sharing/model.ts'
import { aDossier, aDraft } from '../../../fixtures/builders.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../resources/${path}`, import.meta.url), 'utf8'))

/** A template as it ships. */
export const templateOf = (id: string): Template => asShipped(read(`templates/${id}.json`), questions)
const questions = Questions.parse(read('questions.json'))

/** The starter library's authorities and arguments. */
export const starter: readonly Source[] = ['autorites', 'moyens', 'moyens-generaux', 'arguments'].flatMap(
  name => Pack.parse(read(`packs/${name}.json`)).sources,
)

/** A template made into a draft, with these facts; the sources are the starter library. */
export function fromTemplate(
  template: Template,
  given: Partial<Dossier> = {},
  exhibits: Exhibit[] = [],
): Gathered {
  const dossier = aDossier({
    type: template.dossier,
    template: template.id,
    parties: [],
    ...given,
    facts: withDefaults(template, given.facts ?? {}),
  })
  const blocks = instantiate(template, dossier, new Map(starter.map(source => [source.id, source])))
  const draft = aDraft({ title: template.title, template: template.id, style: template.style, blocks })
  return { draft, dossier, exhibits, sources: [...starter] }
}

/** A worked example as it ships, its template instantiated. */
export function sampleOf(type: 'recourse' | 'advocacy'): Gathered {
  const sample = read(`samples/dossiers/${type}.json`) as { dossier: unknown; exhibits: unknown[] }
  const dossier = Dossier.parse(sample.dossier)
  return fromTemplate(
    templateOf(dossier.template),
    dossier,
    sample.exhibits.map(exhibit => Exhibit.parse(exhibit)),
  )
}

/** Blocks as a gathered draft, in the association's manner. */
export function withBlocks(blocks: Block[], rest: Partial<Gathered> = {}): Gathered {
  return { draft: aDraft({ blocks }), dossier: aDossier(), exhibits: [], sources: [], ...rest }
}
