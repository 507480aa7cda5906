import { Button } from './button.tsx'
import { Box } from './dialog.tsx'
import type { Action } from './keys.ts'

/** Keys that belong to the text itself, for the help. */
const inText: readonly (readonly [string, string])[] = [
  ['@', 'insérer une citation'],
  ['#', 'appeler une pièce'],
  ['/', 'insérer un bloc'],
  ['Ctrl+Z', 'annuler'],
]

/** Every key, in one list. */
export const Shortcuts = ({
  open,
  onClose,
  actions,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly actions: readonly Action[]
}) => (
  <Box title="Raccourcis du clavier" open={open} onClose={onClose}>
    <dl className="shortcuts">
      {actions
        .filter(one => one.keys)
        .map(one => (
          <div key={one.id}>
            <dt>
              <kbd>{one.keys}</kbd>
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
      {inText.map(([keys, label]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>Dans le texte : {label}</dd>
        </div>
      ))}
    </dl>
    <div className="actions">
      <Button onPress={onClose}>Fermer</Button>
    </div>
  </Box>
)
