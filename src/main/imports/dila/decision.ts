import type { Provenance } from '../../../shared/kernel/common.ts'
import { textAbsent } from '../../../shared/library/absent.ts'
import { idOf } from '../../../shared/library/keys.ts'
import { bareSource } from '../../../shared/library/kinds/registry.ts'
import type { Decision, Document } from '../../../shared/library/model.ts'

/** Makes a decision of what a publisher's record says, under the id its keys give it; one without text says so. */
export function decisionOf(
  fields: Omit<Partial<Decision>, 'kind' | 'provenance'> & { provenance: Provenance },
): Decision {
  return withId({ ...bareSource('decision', 'decision'), ...fields, provenance: [fields.provenance] })
}

/** Makes a document in the same way; `hasText`: its publisher gives texts, so that the absence of one is worth saying. */
export function documentOf(
  fields: Omit<Partial<Document>, 'kind' | 'provenance'> & { provenance: Provenance },
  hasText = true,
): Document {
  const document = { ...bareSource('document', 'document'), ...fields, provenance: [fields.provenance] }
  return hasText ? withId(document) : { ...document, id: idOf(document) }
}

function withId<S extends Decision | Document>(source: S): S {
  const absent = source.text.length ? {} : { caveat: textAbsent }
  return { ...source, ...absent, id: idOf(source) }
}
