import { href } from '../ui/route.ts'
import { Amendments } from './amendments/Amendments.tsx'
import { Bills } from './bill/Bills.tsx'
import { Calls } from './calls/Calls.tsx'
import './campaign.css'
import { Documents } from './documents/Documents.tsx'
import { Members } from './members/Members.tsx'
import type { Section, SectionProps } from './section.ts'

/** The sections of the campaign, in the order of its navigation: one line each. */
const sections: readonly Section[] = [
  { path: 'textes', label: 'Textes et mesures', Page: Bills },
  { path: 'documents', label: 'Documents', Page: Documents },
  { path: 'amendements', label: 'Amendements', Page: Amendments },
  { path: 'parlementaires', label: 'Parlementaires', Page: Members },
  { path: 'appels', label: 'Appels', Page: Calls },
]

/** The campaign: what is discussed in Parliament, who is convinced, and with what. */
export function Campaign({ path, ...rest }: SectionProps) {
  const [name = sections[0]?.path, ...inside] = path
  const section = sections.find(one => one.path === name) ?? sections[0]
  if (!section) return null
  const { Page } = section
  return (
    <div className="screen wide campaign">
      <header className="campaign-head">
        <h1>Campagne</h1>
        <nav aria-label="Campagne" className="campaign-nav">
          {sections.map(one => (
            <a
              key={one.path}
              href={href(['campagne', one.path])}
              aria-current={one === section ? 'page' : undefined}
            >
              {one.label}
            </a>
          ))}
        </nav>
      </header>
      <Page path={inside} {...rest} />
    </div>
  )
}
