import type { FileRef, Output } from '../../../../shared/contract/contract.ts'
import { Button } from '../../../ui/button.tsx'
import { Box } from '../../../ui/dialog.tsx'
import { count } from '../../../ui/quantities.ts'

type Changes = Output<'bills.arriving'>

/** A legislative file that was chosen, and how it would change the bill it is of. */
export interface Arriving {
  readonly file: FileRef
  readonly changes: Changes
}

interface Props extends Changes {
  readonly onTake: () => void
  readonly onClose: () => void
}

/** Shows what a legislative file changes in a followed bill, and which documents it makes false, before anything is written. */
export const ArrivingBox = ({ title, lines, resting, onTake, onClose }: Props) => (
  <Box title="Ce qui a bougé" open onClose={onClose}>
    <p>{title}</p>
    {lines.length === 0 ? (
      <p>Ce dossier législatif ne dit rien de plus que ce qui est noté ici.</p>
    ) : (
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )}
    {resting.length > 0 && (
      <>
        <p>
          {count(resting.length, 'texte ou argument sera faux', 'textes ou arguments seront faux')}&nbsp;:
        </p>
        <ul>
          {resting.map(({ kind, id, title: name, change }) => (
            <li key={`${kind}${id}`}>
              {name}. {change}
            </li>
          ))}
        </ul>
      </>
    )}
    <div className="actions">
      <Button onPress={onClose}>{lines.length === 0 ? 'Fermer' : 'Ne rien reprendre'}</Button>
      {lines.length > 0 && (
        <Button look="main" onPress={onTake}>
          Reprendre ces étapes
        </Button>
      )}
    </div>
  </Box>
)
