import { useEffect } from 'react'
import { useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { MAY_BE_ELSEWHERE } from './Assistants.tsx'

/** Time between two looks: an assistant is served by another process, which tells this window nothing. */
const LOOK_EVERY_MS = 15_000

/** Says on a dossier that an assistant can read it, while it can. */
export function AssistantHere({ dossier }: { readonly dossier: string }) {
  const { value: sessions, reload } = useCall('assistant.sessions', { dossier, limit: 1 })
  useEffect(() => {
    const look = setInterval(reload, LOOK_EVERY_MS)
    window.addEventListener('focus', reload)
    return () => {
      clearInterval(look)
      window.removeEventListener('focus', reload)
    }
  }, [reload])
  if (!sessions?.some(({ isOpen }) => isOpen)) return null
  return (
    <p role="status" className="assistant-here">
      Un assistant peut lire ce dossier en ce moment. {MAY_BE_ELSEWHERE}
      <Button onPress={() => go(['reglages'], { partie: 'assistants' })}>Voir ce qu’il demande</Button>
    </p>
  )
}
