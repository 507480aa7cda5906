import type { Provenance } from '../../../shared/kernel/common.ts'
import { textAbsent } from '../../../shared/library/absent.ts'
import { bareSource } from '../../../shared/library/bare-source.ts'
import { idOf } from '../../../shared/library/keys.ts'
import type { Decision, Document } from '../../../shared/library/model.ts'

/** A decision made of what a publisher's record says, under the id its keys give it; one without text says so. */
export function decisionOf(
  given: Omit<Partial<Decision>, 'kind' | 'provenance'> & { provenance: Provenance },
): Decision {
  return identified({ ...bareSource('decision', 'decision'), ...given, provenance: [given.provenance] })
}

/** The same for a document; `hasText`: its publisher gives texts, so that the absence of one is worth saying. */
export function documentOf(
  given: Omit<Partial<Document>, 'kind' | 'provenance'> & { provenance: Provenance },
  hasText = true,
): Document {
  const made = { ...bareSource('document', 'document'), ...given, provenance: [given.provenance] }
  return hasText ? identified(made) : { ...made, id: idOf(made) }
}

function identified<S extends Decision | Document>(source: S): S {
  const absent = source.text.length ? {} : { caveat: textAbsent }
  return { ...source, ...absent, id: idOf(source) }
}
