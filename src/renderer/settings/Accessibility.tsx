import { useState } from 'react'
import { statement } from '../../shared/settings/accessibility.ts'
import { Button } from '../ui/button.tsx'
import { Box } from '../ui/dialog.tsx'
import { keyed } from '../ui/keyed.ts'

/** The accessibility statement, read without a network. */
export function Accessibility() {
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="accessibility">
      <h2 id="accessibility">Accessibilité</h2>
      <p>Prétoire est partiellement conforme au RGAA, sans audit par un tiers.</p>
      <div className="actions">
        <Button onPress={() => setOpen(true)}>Lire la déclaration d’accessibilité</Button>
      </div>
      <Box title="Déclaration d’accessibilité" open={isOpen} onClose={() => setOpen(false)} wide>
        <div className="statement">
          {keyed(statement, part => part.lines.join(' ')).map(({ key, item }) =>
            item.kind === 'title' ? (
              <h3 key={key}>{item.lines[0]}</h3>
            ) : item.kind === 'items' ? (
              <ul key={key}>
                {item.lines.map(line => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : (
              <p key={key}>{item.lines[0]}</p>
            ),
          )}
        </div>
        <div className="actions">
          <Button onPress={() => setOpen(false)}>Fermer</Button>
        </div>
      </Box>
    </section>
  )
}
