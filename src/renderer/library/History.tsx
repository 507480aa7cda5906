import type { Source } from '../../shared/library/model.ts'
import { call, useCall } from '../kernel/api.ts'
import { Button } from '../ui/button.tsx'
import { momentText } from '../ui/date.ts'
import { useSay } from '../ui/toast.tsx'

const who = { user: 'vous', import: 'un import', pack: 'la bibliothèque de départ' } as const

/** What was changed in a source, by whom, and how to go back. */
export function History({ source }: { readonly source: Source }) {
  const { value: edits } = useCall('library.history', { id: source.id })
  const say = useSay()
  if (!edits || edits.length === 0) return null
  const revert = (revision: number) =>
    call['library.revert']({ id: source.id, revision }).then(() => {
      say.over(source.id)
      say.done('La version d’avant est rétablie.')
    }, say.failed)
  return (
    <details className="history">
      <summary>Historique ({edits.length})</summary>
      <ol>
        {edits.map(edit => (
          <li key={edit.revision}>
            <span>
              {momentText(edit.at)}, par {who[edit.by]}
            </span>
            <Button look="link" onPress={() => void revert(edit.revision)}>
              Revenir avant cette modification
            </Button>
          </li>
        ))}
      </ol>
    </details>
  )
}
