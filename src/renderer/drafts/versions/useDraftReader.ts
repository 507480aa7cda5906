import { useMemo } from 'react'
import { inlineReader } from '../../../shared/drafts/assemble/inline-text.ts'
import type { Draft } from '../../../shared/drafts/model.ts'
import { sourceIds } from '../../../shared/drafts/references.ts'
import { useCall } from '../../kernel/api.ts'

/** A text as it is, and how it and these other states of it read, with what they alone cite. */
export function useDraftReader(
  draft: string,
  states: readonly (Draft | undefined)[],
  watch: Parameters<typeof useCall>[2],
) {
  const also = [...new Set(states.flatMap(state => (state ? sourceIds(state) : [])))]
  const present = useCall('drafts.gather', { id: draft, also }, watch)
  const speak = useMemo(() => present.value && inlineReader(present.value), [present.value])
  return { present, speak }
}
