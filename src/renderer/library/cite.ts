import { citeText } from '../../shared/library/cite/print.ts'
import type { Source } from '../../shared/library/model.ts'
import { useSay } from '../ui/toast.tsx'
import type { Acts } from './sourceActions.ts'

/** Cites a source in the open draft; without one, copies its citation. */
export function useCite(acts: Acts): (source: Source, pin?: string) => void {
  const say = useSay()
  return (source, pin) => {
    if (acts.cite) return acts.cite({ kind: source.kind, id: source.id, ...(pin && { pin }) })
    const text = citeText(source, { pin, profile: acts.profile })
    navigator.clipboard.writeText(text).then(
      () => say.success(`Citation copiée\u00a0: ${text}`),
      () => say.error(new Error(`La copie a été refusée par le système. La citation est\u00a0: ${text}`)),
    )
  }
}
