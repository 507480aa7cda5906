import { href } from '../../kernel/route.ts'
import type { SectionProps } from '../section.ts'
import { SetPage } from '../sets/SetPage.tsx'
import { Compose } from './Compose.tsx'
import { List } from './List.tsx'
import './documents.css'

/** Documents for members: those there are, one more, the same text sent to many. */
export function Documents({ path, query, onStarter }: SectionProps) {
  const [place, id] = path
  if (place === 'envoi' && id) return <SetPage key={id} id={id} />
  if (place !== 'composer') return <List onStarter={onStarter} />
  return (
    <>
      <p>
        <a href={href(['campagne', 'documents'])}>Tous les documents</a>
      </p>
      <Compose key={JSON.stringify(query)} query={query} onStarter={onStarter} />
    </>
  )
}
