import { href } from '../ui/route.ts'
import { Amendments } from './amendments/Amendments.tsx'
import { Bills } from './bill/Bills.tsx'
import { Calls } from './calls/Calls.tsx'
import './campaign.css'
import { Documents } from './documents/Documents.tsx'
import { Members } from './members/Members.tsx'
import type { Section, SectionProps } from './section.ts'

/** The sections of the campaign, in the order of its navigation. */
export const campaignSections: readonly Section[] = [
  {
    path: 'textes',
    label: 'Textes et mesures',
    words: 'projet de loi proposition PPL PJL navette étape alinéa parlement',
    Page: Bills,
  },
  {
    path: 'documents',
    label: 'Documents',
    words: 'note fiche courriel mail envoi plaidoyer argumentaire',
    Page: Documents,
  },
  {
    path: 'amendements',
    label: 'Amendements',
    words: 'sous-amendement dispositif exposé sommaire liasse gage repli',
    Page: Amendments,
  },
  {
    path: 'parlementaires',
    label: 'Parlementaires',
    words: 'parlement député sénateur élu circonscription vote scrutin contact annuaire',
    Page: Members,
  },
  {
    path: 'appels',
    label: 'Appels',
    words: 'téléphone script journal permanence',
    Page: Calls,
  },
]

/** The campaign: what is discussed in Parliament, who is convinced, and with what. */
export function Campaign({ path, ...rest }: SectionProps) {
  const [name = campaignSections[0]?.path, ...inside] = path
  const section = campaignSections.find(one => one.path === name) ?? campaignSections[0]
  if (!section) return null
  const { Page } = section
  return (
    <div className="screen wide campaign">
      <header className="campaign-head">
        <h1>Campagne</h1>
        <nav aria-label="Campagne" className="campaign-nav">
          {campaignSections.map(one => (
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
