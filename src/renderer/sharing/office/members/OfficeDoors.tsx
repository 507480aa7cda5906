import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CardBox } from './CardBox.tsx'
import { CreateBox } from './CreateBox.tsx'
import { JoinBox } from './JoinBox.tsx'

/** The ways into a space: one’s own card, an invitation, a new space. */
export function OfficeDoors() {
  const [box, setBox] = useState<'card' | 'join' | 'create'>()
  const close = () => setBox(undefined)
  return (
    <div className="actions">
      <Button onPress={() => setBox('card')}>Ma carte…</Button>
      <Button onPress={() => setBox('join')}>Entrer par une invitation…</Button>
      <Button onPress={() => setBox('create')}>Créer un espace…</Button>
      {box === 'card' && <CardBox onClose={close} />}
      {box === 'join' && <JoinBox onClose={close} />}
      {box === 'create' && <CreateBox onClose={close} />}
    </div>
  )
}
