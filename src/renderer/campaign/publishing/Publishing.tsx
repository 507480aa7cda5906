import type { Bill } from '../../../shared/campaign/bills/model.ts'
import type { PublicationSettings } from '../../../shared/campaign/publishing/model.ts'
import { exportUrl, useCall } from '../../kernel/api.ts'
import { save as saveFile } from '../../kernel/download.ts'
import { href } from '../../kernel/route.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { bytesText, count } from '../../ui/quantities.ts'
import { Failure, Loading } from '../../ui/state.tsx'
import { NoBills } from '../NoBills.tsx'
import type { SectionProps } from '../section.ts'
import { Review } from './Review.tsx'
import { TakeUp } from './TakeUp.tsx'
import { usePublishing } from './usePublishing.ts'
import './publishing.css'

/** The pages of a campaign for the web: those one publishes, and those one takes up. */
export function Publishing({ path, campaigns, onStarter }: SectionProps) {
  const { bill, bills, campaign } = campaigns
  if (!bills) return <Loading />
  if (!bill)
    return (
      <NoBills onStarter={onStarter}>
        Des pages se publient sur un texte de loi et ses mesures. La bibliothèque de départ en contient.
      </NoBills>
    )
  if (path[0] === 'reprendre') return <TakeUp key={bill.id} bill={bill} />
  return <Publish key={bill.id} bill={bill} publisher={campaign?.association ?? ''} />
}

const emptySettings = (publisher: string): PublicationSettings => ({
  publisher,
  contact: '',
  address: '',
  introduction: '',
  list: '',
  emails: false,
})

function Publish({ bill, publisher }: { readonly bill: Bill; readonly publisher: string }) {
  const { value: lists } = useCall('targets.list', {})
  const publishing = usePublishing(bill.id, emptySettings(publisher))
  const { settings, change, last, review, result, error, isBusy } = publishing
  const ownLists = (lists ?? []).filter(one => one.bill === bill.id)
  const isDesktop = window.pretoire !== undefined
  return (
    <section aria-labelledby="publish" className="publish">
      <div className="title-row">
        <h2 id="publish">Publier des pages web</h2>
        <a href={href(['campagne', 'pages', 'reprendre'])}>Reprendre une page enregistrée…</a>
      </div>
      <p className="help">
        {bill.title}&nbsp;: les mesures et ce qu’elles sont devenues, les arguments et leurs sources, qui
        appeler et que dire, les dates, un flux. Des pages sans script, à déposer telles quelles sur un site.
      </p>
      <div className="fields">
        <Field
          label="Publié par"
          value={settings.publisher}
          onChange={value => change({ publisher: value })}
        />
        <Field
          label="Contact public"
          value={settings.contact}
          onChange={contact => change({ contact })}
          help="Imprimé tel quel, et public. Rien n’est imprimé s’il est vide."
        />
        <Field
          label="Adresse du site"
          value={settings.address}
          onChange={address => change({ address })}
          placeholder="https://"
          help="Où les pages seront en ligne, pour que les liens du flux soient entiers."
        />
        <Choice
          label="Qui appeler"
          value={settings.list}
          onChange={list => change({ list })}
          options={[
            { value: '', label: 'Personne n’est nommé' },
            ...ownLists.map(one => ({ value: one.id, label: one.title })),
          ]}
          help="Les noms, groupes et fonctions des personnes élues de la liste deviennent publics. Leur téléphone est celui de l’assemblée."
        />
      </div>
      {settings.list && (
        <Check isChecked={settings.emails} onChange={emails => change({ emails })}>
          Aussi leurs adresses parlementaires
        </Check>
      )}
      <Field
        type="long"
        label="Quelques mots en tête de la première page"
        value={settings.introduction}
        onChange={introduction => change({ introduction })}
      />
      <div className="actions">
        {isDesktop ? (
          <Button onPress={() => void publishing.chooseFolder()}>
            {last ? `Dossier\u00a0: ${last.name}. Changer…` : 'Choisir le dossier…'}
          </Button>
        ) : (
          <Button onPress={() => void publishing.chooseZip()}>
            {last
              ? `Dernière publication\u00a0: ${last.name}. Changer…`
              : 'Reprendre le zip de la dernière publication…'}
          </Button>
        )}
        <Button
          look="main"
          busy={isBusy}
          isDisabled={isDesktop && !last}
          onPress={() => void publishing.look()}
        >
          Montrer ce qui change
        </Button>
      </div>
      <p className="help">
        {isDesktop
          ? 'Le dossier de la dernière publication, ou un dossier vide. Rien n’y est écrit avant que vous l’ayez relu.'
          : 'Sans zip, c’est une première publication. Rien n’est écrit avant que vous l’ayez relu.'}
      </p>
      {error && <Failure error={error} />}
      {review && <Review publishing={publishing} review={review} />}
      {result && (
        <section aria-labelledby="published" className="published">
          <h3 id="published">
            {result.written.length + result.removed.length === 0
              ? 'Rien n’a changé'
              : `${count(result.written.length, 'fichier écrit', 'fichiers écrits')}${result.removed.length > 0 ? `, ${count(result.removed.length, 'retiré')}` : ''}`}
          </h3>
          {result.left.length > 0 && <p>Laissées, changées à la main&nbsp;: {result.left.join(', ')}.</p>}
          {result.zip ? (
            <Button
              look="main"
              onPress={() => result.zip && saveFile(exportUrl(result.zip.id), result.zip.name)}
            >
              {`Enregistrer le zip (${bytesText(result.zip.bytes)})`}
            </Button>
          ) : (
            <p>Les pages sont dans le dossier «&nbsp;{last?.name}&nbsp;».</p>
          )}
          {result.zip && (
            <p className="help">
              Gardez ce zip&nbsp;: repris ici la prochaine fois, il dit ce qui a changé et garde les adresses
              des pages.
            </p>
          )}
        </section>
      )}
    </section>
  )
}
