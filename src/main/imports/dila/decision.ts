import { textAbsent } from '../../../shared/model/absent.ts'
import { bareSource } from '../../../shared/model/bare.ts'
import type { Provenance } from '../../../shared/model/common.ts'
import { idOf } from '../../../shared/model/keys.ts'
import type { Decision, Document } from '../../../shared/model/source.ts'

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
