import { useState } from 'react'
import type { LocalProject } from '../../../shared/campaign/projects/model.ts'
import { projectTitle, stateText } from '../../../shared/campaign/projects/states.ts'
import { call, useCall } from '../../kernel/api.ts'
import { go, href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Failure, Loading } from '../../ui/state.tsx'
import { useSay } from '../../ui/toast.tsx'
import type { Campaigns } from '../campaigns/useCampaigns.ts'
import { CampaignChoice } from './CampaignChoice.tsx'
import { Evidence } from './Evidence.tsx'
import { Contacts, Facts, Steps } from './ProjectLists.tsx'

/** One local project: its fields, its state, its evidence, its chronology, its contacts. */
export function ProjectPage({ id, campaigns }: { readonly id: string; readonly campaigns: Campaigns }) {
  const { value: project, error, reload } = useCall('projects.get', { id }, ['library'])
  const { value: strikes } = useCall('projects.strikes', { id }, ['library'])
  const say = useSay()
  if (error) return <Failure error={error} retry={reload} />
  if (!project) return <Loading />
  const save = (next: LocalProject): Promise<boolean> =>
    call['projects.save']({ project: next }).then(
      () => true,
      error => {
        say.error(error)
        return false
      },
    )
  const remove = () =>
    call['projects.remove']({ id }).then(() => {
      go(['campagne', 'projets'])
      say.success('Projet local retiré.', () => call['projects.restore']({ id }))
    }, say.error)
  return (
    <article className="project-page" aria-labelledby="project-title">
      <p>
        <a href={href(['campagne', 'projets'])}>Tous les projets locaux</a>
      </p>
      <div className="title-row">
        <h2 id="project-title">{projectTitle(project)}</h2>
        <span className="badge">{stateText(project)}</span>
        <div className="actions">
          <Button look="quiet" onPress={() => void remove()}>
            Retirer
          </Button>
        </div>
      </div>
      {strikes && strikes.length > 0 && (
        <details className="strikes">
          <summary>À occulter avant de publier ({strikes.length})</summary>
          <ul>
            {strikes.map(one => (
              <li key={`${one.field} ${one.text}`}>
                {one.field}&nbsp;: «&nbsp;{one.text}&nbsp;»
              </li>
            ))}
          </ul>
          <p className="help">Relisez aussi la fiche&nbsp;: un nom sans civilité n’est pas reconnu.</p>
        </details>
      )}
      <Steps project={project} onSave={save} />
      <Fields key={project.revision} project={project} campaigns={campaigns} onSave={save} />
      <Evidence project={project} onSave={save} />
      <Facts project={project} onSave={save} />
      <Contacts project={project} onSave={save} />
    </article>
  )
}

interface Props {
  readonly project: LocalProject
  readonly onSave: (project: LocalProject) => Promise<boolean>
}

const fields = [
  { key: 'title', label: 'Titre (facultatif)' },
  { key: 'product', label: 'Produit' },
  { key: 'maker', label: 'Fabricant' },
  { key: 'price', label: 'Prix' },
  { key: 'cameras', label: 'Caméras' },
  { key: 'contract', label: 'Marché ou contrat' },
] as const

function Fields({ project, campaigns, onSave }: Props & { readonly campaigns: Campaigns }) {
  const [draft, setDraft] = useState(project)
  const say = useSay()
  const set = (some: Partial<LocalProject>) => setDraft(before => ({ ...before, ...some }))
  return (
    <section aria-labelledby="project-fields">
      <h3 id="project-fields">Le système</h3>
      <form
        className="project-grid"
        onSubmit={event => {
          event.preventDefault()
          void onSave(draft).then(isSaved => isSaved && say.success('Fiche gardée.'))
        }}
      >
        {fields.map(({ key, label }) => (
          <Field key={key} label={label} value={draft[key]} onChange={value => set({ [key]: value })} />
        ))}
        <CampaignChoice
          label="Campagne du projet"
          campaigns={campaigns}
          value={draft.campaign}
          onChange={campaign => set({ campaign })}
          none="Aucune"
        />
        <Field
          label="Début"
          type="date"
          value={draft.start ?? ''}
          onChange={value => set({ start: value || undefined })}
        />
        <Field
          label="Fin"
          type="date"
          value={draft.end ?? ''}
          onChange={value => set({ end: value || undefined })}
        />
        <div className="whole">
          <Field
            label="Finalités annoncées"
            type="long"
            rows={3}
            value={draft.purposes}
            onChange={purposes => set({ purposes })}
          />
        </div>
        <div className="actions whole">
          <Button look="main" type="submit" isDisabled={draft === project}>
            Garder la fiche
          </Button>
        </div>
      </form>
    </section>
  )
}
