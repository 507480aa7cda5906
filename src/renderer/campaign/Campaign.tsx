import { Suspense } from 'react'
import { lazyScreen } from '../kernel/lazyScreen.ts'
import { href } from '../kernel/route.ts'
import { Loading } from '../ui/state.tsx'
import './campaign.css'
import { CampaignHead } from './campaigns/CampaignHead.tsx'
import { useCampaigns } from './campaigns/useCampaigns.ts'
import type { Section, SectionGroup, SectionProps } from './section.ts'

const tonight: Section = {
  path: 'etat',
  label: 'Ce soir',
  words: 'campagne où elle en est état à faire échéance prochaine chose',
  Page: lazyScreen(async () => (await import('./campaigns/Tonight.tsx')).Tonight),
}

/** The campaign by groups, in the order of its navigation: tonight first, the rest one step behind. */
const groups: readonly SectionGroup[] = [
  { label: 'Ce soir', sections: [tonight] },
  {
    label: 'Le texte',
    sections: [
      {
        path: 'textes',
        label: 'Textes et mesures',
        words: 'projet de loi proposition PPL PJL navette étape alinéa parlement délai échéance date limite',
        Page: lazyScreen(async () => (await import('./bills/Bills.tsx')).Bills),
      },
    ],
  },
  {
    label: 'Les élus',
    sections: [
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
    ],
  },
  {
    label: 'Nos documents',
    sections: [
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
        path: 'pages',
        label: 'Pages web',
        words: 'publier site internet html flux RSS décryptage reprendre page enregistrée',
        Page: lazyScreen(async () => (await import('./publishing/Publishing.tsx')).Publishing),
      },
    ],
  },
  {
    label: 'L’équipe',
    sections: [
      {
        path: 'equipe',
        label: 'Qui la mène, la partager',
        words: 'campagne association contact signature partager envoyer recevoir archive',
        Page: lazyScreen(async () => (await import('./campaigns/TeamPage.tsx')).TeamPage),
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
    ],
  },
]

/** All sections, in the order of the navigation. */
export const campaignSections: readonly Section[] = groups.flatMap(group => group.sections)

/** The campaign: what is discussed in Parliament, who is convinced, and with what. */
export function Campaign({ path, ...rest }: Omit<SectionProps, 'campaigns'>) {
  const campaigns = useCampaigns()
  const [name = tonight.path, ...inside] = path
  const section = campaignSections.find(one => one.path === name) ?? tonight
  const group = groups.find(one => one.sections.includes(section))
  const { Page } = section
  return (
    <div className="screen wide campaign">
      <header className="campaign-head">
        <h1>Campagne</h1>
        <CampaignHead {...campaigns} />
        <nav aria-label="Campagne" className="campaign-navs">
          <div className="campaign-nav">
            {groups.map(one => (
              <a
                key={one.label}
                href={href(['campagne', ...addressOf(one, campaigns.bill?.id)])}
                aria-current={one === group ? (group.sections.length > 1 ? 'true' : 'page') : undefined}
              >
                {one.label}
              </a>
            ))}
          </div>
          {group && group.sections.length > 1 && (
            <div className="campaign-nav within">
              {group.sections.map(one => (
                <a
                  key={one.path}
                  href={href(['campagne', one.path])}
                  aria-current={one === section ? 'page' : undefined}
                >
                  {one.label}
                </a>
              ))}
            </div>
          )}
        </nav>
      </header>
      <Suspense fallback={<Loading />}>
        <Page path={inside} campaigns={campaigns} {...rest} />
      </Suspense>
    </div>
  )
}

/** Where a group leads: to its first section, the text to the one worked on. */
const addressOf = ({ sections: [first] }: SectionGroup, bill: string | undefined): string[] =>
  first?.path === 'textes' && bill ? [first.path, bill] : [first?.path ?? tonight.path]
