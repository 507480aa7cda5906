import { Suspense } from 'react'
import { lazyScreen } from '../kernel/lazyScreen.ts'
import { href } from '../kernel/route.ts'
import { Loading } from '../ui/state.tsx'
import './campaign.css'
import type { Section, SectionProps } from './section.ts'

/** The sections of the campaign, in the order of its navigation. */
export const campaignSections: readonly Section[] = [
  {
    path: 'textes',
    label: 'Textes et mesures',
    words: 'projet de loi proposition PPL PJL navette étape alinéa parlement',
    Page: lazyScreen(async () => (await import('./bills/Bills.tsx')).Bills),
  },
  {
    path: 'documents',
    label: 'Documents',
    words: 'note fiche courriel mail envoi plaidoyer argumentaire',
    Page: lazyScreen(async () => (await import('./briefs/Documents.tsx')).Documents),
  },
  {
    path: 'amendements',
    label: 'Amendements',
    words: 'sous-amendement dispositif exposé sommaire liasse gage repli',
    Page: lazyScreen(async () => (await import('./amendments/Amendments.tsx')).Amendments),
  },
  {
    path: 'parlementaires',
    label: 'Parlementaires',
    words: 'parlement député sénateur élu circonscription vote scrutin contact annuaire',
    Page: lazyScreen(async () => (await import('./members/Members.tsx')).Members),
  },
  {
    path: 'appels',
    label: 'Appels',
    words: 'téléphone script journal permanence',
    Page: lazyScreen(async () => (await import('./calls/Calls.tsx')).Calls),
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
      <Suspense fallback={<Loading />}>
        <Page path={inside} {...rest} />
      </Suspense>
    </div>
  )
}
