import { Suspense } from 'react'
import { lazyScreen } from '../kernel/lazyScreen.ts'
import { href } from '../kernel/route.ts'
import { Loading } from '../ui/state.tsx'
import './campaign.css'
import { CampaignHead } from './campaigns/CampaignHead.tsx'
import { useCampaigns } from './campaigns/useCampaigns.ts'
import type { Section, SectionProps } from './section.ts'

/** The sections of the campaign, in the order of its navigation. */
export const campaignSections: readonly Section[] = [
  {
    path: 'etat',
    label: 'Où elle en est',
    words: 'campagne état association contact signature archive échéance à faire',
    Page: lazyScreen(async () => (await import('./campaigns/CampaignPage.tsx')).CampaignPage),
  },
  {
    path: 'textes',
    label: 'Textes et mesures',
    words: 'projet de loi proposition PPL PJL navette étape alinéa parlement délai échéance date limite',
    Page: lazyScreen(async () => (await import('./bills/Bills.tsx')).Bills),
  },
  {
    path: 'documents',
    label: 'Documents',
    words: 'note fiche courriel mail envoi plaidoyer argumentaire question saisine',
    Page: lazyScreen(async () => (await import('./briefs/Documents.tsx')).Documents),
  },
  {
    path: 'amendements',
    label: 'Amendements',
    words: 'amendement sous-amendement délai dispositif exposé sommaire liasse gage repli',
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
    words: 'appel appeler téléphone script journal permanence bénévole',
    Page: lazyScreen(async () => (await import('./calls/Calls.tsx')).Calls),
  },
  {
    path: 'pages',
    label: 'Pages web',
    words: 'publier site internet html flux RSS décryptage reprendre page enregistrée',
    Page: lazyScreen(async () => (await import('./publishing/Publishing.tsx')).Publishing),
  },
  {
    path: 'projets',
    label: 'Projets locaux',
    words: 'commune ville vidéosurveillance caméras logiciel carte preuve',
    Page: lazyScreen(async () => (await import('./projects/Projects.tsx')).Projects),
  },
  {
    path: 'demandes',
    label: 'Demandes de documents',
    words: 'CADA vague mairie préfecture silence refus lettre',
    Page: lazyScreen(async () => (await import('./waves/Waves.tsx')).Waves),
  },
]

/** The campaign: what is discussed in Parliament, who is convinced, and with what. */
export function Campaign({ path, ...rest }: Omit<SectionProps, 'campaigns'>) {
  const campaigns = useCampaigns()
  // a library with no campaign yet begins by its bills
  const first = campaigns.campaign ? 'etat' : 'textes'
  const [name = first, ...inside] = path
  const section = campaignSections.find(one => one.path === name) ?? campaignSections[0]
  if (!section) return null
  const { Page } = section
  return (
    <div className="screen wide campaign">
      <header className="campaign-head">
        <h1>Campagne</h1>
        <CampaignHead {...campaigns} />
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
        <Page path={inside} campaigns={campaigns} {...rest} />
      </Suspense>
    </div>
  )
}
