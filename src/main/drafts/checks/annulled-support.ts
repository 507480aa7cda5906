import type { Problem } from '../../../shared/dossiers/problem.ts'
import { templateTexts } from '../../../shared/drafts/templates/template.ts'
import { label } from '../../../shared/library/cite/print.ts'
import type { Argument } from '../../../shared/library/model.ts'
import { saysUndone } from '../../../shared/library/undone.ts'
import type { Database } from '../../kernel/database/open.ts'
import { allArguments } from '../../library/all-arguments.ts'
import { libraryView } from '../../library/citations/same-number.ts'
import { templates } from '../templates.ts'

/** A citation in our markup: `[[VSA-04|pt 5]]`. */
const CITATION = /\[\[([^\]|]+)(?:\|[^\]]*)?\]\]/g

/** A card or a template, with the sources it draws support from. */
interface Resting {
  readonly name: string
  readonly sources: ReadonlySet<string>
}

/** The cards and templates that rest on an annulled decision without saying so, one warning for each. */
export function annulledSupport(db: Database): Problem[] {
  const holdings = libraryView(db)
  const resting = [
    ...allArguments(db).map(ofArgument),
    ...templates(db).map(one => ofTexts(`le modèle «\u00a0${one.title}\u00a0»`, templateTexts(one))),
  ]
  return resting.flatMap(({ name, sources }) =>
    [...sources].flatMap(id => {
      const source = holdings.byId(id)
      const undoing = source && holdings.undoings(source.id).find(one => one.whole)
      if (!source || !undoing) return []
      const message = `${label(source)} : ${undoing.text}. S’appuie encore dessus sans le dire : ${name}. Retirez-la, ou dites dans la phrase qu’elle a été annulée.`
      return [{ severity: 'warning' as const, code: 'annulled-support', message, law: '', at: {} }]
    }),
  )
}

function ofArgument(one: Argument): Resting {
  const { development, shortForm, thesis, variants, pairs } = one
  const texts = [
    development,
    shortForm,
    thesis,
    ...Object.values(variants),
    ...pairs.flatMap(({ objection, reply }) => [objection, reply]),
  ]
  const { sources } = ofTexts(
    '',
    texts.filter(text => text !== undefined),
  )
  const support = one.authorities.filter(({ role }) => role === 'support').map(({ source }) => source)
  return { name: `l’argument «\u00a0${one.title}\u00a0»`, sources: new Set([...support, ...sources]) }
}

function ofTexts(name: string, texts: readonly string[]): Resting {
  const citations = texts.flatMap(text =>
    [...text.matchAll(CITATION)].flatMap(match =>
      match[1] && !saysUndone(text, match.index, match.index + match[0].length) ? [match[1].trim()] : [],
    ),
  )
  return { name, sources: new Set(citations) }
}
