import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { factPages } from '../../shared/drafts/templates/fact-pages.ts'
import type { Template } from '../../shared/drafts/templates/template.ts'
import { call, useCall } from '../kernel/api.ts'
import { go } from '../kernel/route.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Failure, Loading } from '../ui/state.tsx'
import { useSay } from '../ui/toast.tsx'
import { enter } from './Dossiers.tsx'
import { Facts } from './Facts.tsx'
import { TemplateList } from './TemplateList.tsx'

/** A new dossier: which text it is for, then the template's questions. All can be answered later. */
export function NewDossier({
  template: templateId,
  plain,
}: {
  readonly template?: string
  readonly plain: boolean
}) {
  const { value: templates, error, reload } = useCall('templates.list', {})
  const selectedTemplate = templates?.find(one => one.id === templateId)
  return (
    <div className="screen">
      <h1>Nouveau dossier</h1>
      {error && <Failure error={error} retry={reload} />}
      {!templates && !error && <Loading />}
      {templates && !selectedTemplate && (
        <p>
          <Button onPress={() => go(['dossiers', 'orienter'])}>Par où commencer&nbsp;?</Button>
        </p>
      )}
      {templates && !selectedTemplate && (
        <TemplateList templates={templates} plain={plain} onChoose={beginTemplate} />
      )}
      {selectedTemplate && <Questions key={selectedTemplate.id} template={selectedTemplate} plain={plain} />}
    </div>
  )
}

/** Goes where a text of that template begins: its questions, or what a document for members is made of. */
export const beginTemplate = ({ id, brief }: Pick<Template, 'id' | 'brief'>): void =>
  brief
    ? go(['campagne', 'documents', 'composer'], { document: brief.name })
    : go(['dossiers', 'nouveau'], { modele: id })

function Questions({ template, plain }: { readonly template: Template; readonly plain: boolean }) {
  const [title, setTitle] = useState('')
  const [facts, setFacts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(template.facts.filter(spec => spec.default).map(spec => [spec.key, spec.default])),
  )
  const [busy, setBusy] = useState(false)
  const [turned, setTurned] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const say = useSay()
  // an answer may take a page away
  const pages = factPages(template.facts, facts)
  const at = Math.min(turned, Math.max(0, pages.length - 1))
  const page = pages[at]
  const turn = (to: number) => {
    setTurned(to)
    requestAnimationFrame(() => heading.current?.focus())
  }
  const create = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answers = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''))
    call['dossiers.create']({ template: template.id, facts: answers, ...(title && { title }) })
      .then(enter, say.error)
      .finally(() => setBusy(false))
  }
  return (
    <form onSubmit={create} className="form">
      <p className="lead">{template.title}</p>
      <p className="help">
        Répondez à ce que vous savez&nbsp;; le reste se complète à tout moment dans le dossier, et ce qui
        manque est signalé dans le texte. Le dossier se crée de n’importe quelle page. Les arguments du modèle
        et les sources qu’ils citent entrent dans la bibliothèque s’ils n’y sont pas.
      </p>
      <Field
        label="Titre du dossier"
        value={title}
        onChange={setTitle}
        help="Laissé vide, il prend le nom du modèle."
        autoFocus
      />
      {page && pages.length > 1 && (
        <h2 ref={heading} tabIndex={-1}>
          {`${page.title} (page ${at + 1} sur ${pages.length})`}
        </h2>
      )}
      <Facts
        key={page?.title}
        specs={template.facts}
        shown={page?.specs}
        facts={facts}
        plain={plain}
        onChange={(key, value) => setFacts(before => ({ ...before, [key]: value }))}
      />
      <div className="actions">
        {at > 0 && <Button onPress={() => turn(at - 1)}>Page précédente</Button>}
        {at < pages.length - 1 && (
          <Button look="main" onPress={() => turn(at + 1)}>
            Page suivante
          </Button>
        )}
        <Button look={at < pages.length - 1 ? 'plain' : 'main'} type="submit" busy={busy}>
          Créer le dossier
        </Button>
        <Button onPress={() => go(['dossiers', 'nouveau'])}>Choisir un autre modèle</Button>
      </div>
    </form>
  )
}
