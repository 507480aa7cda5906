import type { SectionProps } from '../section.ts'
import { Composer } from './Composer.tsx'
import { Liasse } from './Liasse.tsx'
import { NewAmendment } from './NewAmendment.tsx'
import { NewSub } from './NewSub.tsx'
import './amendments.css'

/** Amendments: the liasse of a text, a new one, or the one open. */
export function Amendments({ path, query }: SectionProps) {
  const [id] = path
  if (id === 'nouveau')
    return <NewAmendment bill={query.texte} text={query.version} article={query.article} />
  if (id === 'sous-amender') return <NewSub bill={query.texte} />
  if (id) return <Composer key={id} id={id} />
  return <Liasse bill={query.texte} />
}
