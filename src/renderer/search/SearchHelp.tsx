import { CircleHelp } from 'lucide-react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { acronyms } from '../../shared/search/acronyms.ts'
import { everydayWords } from '../../shared/search/everyday-words.ts'
import { type SynonymGroup, synonymGroups } from '../../shared/search/synonym-list.ts'
import { MEANINGS } from '../../shared/search/thesaurus/meanings.ts'
import { answerText, thesaurusLines } from '../../shared/search/thesaurus/thesaurus.ts'
import { IconButton } from '../ui/button.tsx'

const ways: readonly (readonly [string, string])[] = [
  ['2105328', 'un numéro, un ECLI, «\u00a0L. 251-2 CSI\u00a0» vont droit au texte'],
  ['"vie privée"', 'ces mots à la suite'],
  ['drone -caméra', 'sans ce mot'],
  ['police OU gendarmerie', 'l’un ou l’autre'],
  ['drone proche:5 police', 'à cinq mots au plus l’un de l’autre'],
  ['juridiction:"CAA Lyon"', 'CE, TA, Cass…'],
  ['date:2020..2025', 'une année, un mois, une période'],
  ['code:CSI', 'les articles de ce code'],
  ['publication:A,B', 'Lebon, Tables'],
  ['type:cnil', 'le type de document'],
  ['tag:drones', 'votre mot-clé'],
]

/** Explains the search box by example. */
export const SearchHelp = () => (
  <DialogTrigger>
    <IconButton icon={CircleHelp} name="Ce que comprend la recherche" />
    <Popover className="popover" placement="bottom end">
      <Dialog className="dialog search-help" aria-label="Ce que comprend la recherche">
        <dl>
          {ways.map(([example, meaning]) => (
            <div key={example}>
              <dt>
                <code>{example}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p className="help">
          Un opérateur s’écrit sans espace&nbsp;; il se montre sous la boîte, et s’ôte d’un clic. Les accents
          sont facultatifs&nbsp;; les formes exactes comptent plus que les formes fléchies&nbsp;; le dernier
          mot se complète tout seul. Une question peut se poser en une phrase&nbsp;: ses petits mots ne sont
          pas cherchés. Quand peu de textes ont tous les mots, ou dès trois mots, ceux qui répondent le mieux
          à une partie sont aussi dans la liste&nbsp;; le survol dit ce qui leur manque.
        </p>
        <Synonyms />
      </Dialog>
    </Popover>
  </DialogTrigger>
)

const groups: readonly SynonymGroup[] = [
  ...synonymGroups,
  {
    title: 'Sigles, dans les deux sens',
    synonyms: acronyms.map(([acronym = '', ...wordings]) => ({ queries: [acronym], wordings })),
  },
  { title: 'Dans une question, les mots de tous les jours', synonyms: everydayWords },
  {
    title:
      'Dans une question, les sources qui y répondent (un mot de chaque côté du +, aucun de ceux d’après\u00a0!)',
    synonyms: thesaurusLines.map(({ asked, answers }) => ({
      queries: [asked],
      wordings: answers.map(answerText),
    })),
  },
  {
    title: 'Les mots que ces lignes tiennent pour les mêmes',
    synonyms: MEANINGS.trim()
      .split('\n')
      .map(line => ({ queries: [line.split(' = ')[0] ?? ''], wordings: [line.split(' = ')[1] ?? ''] })),
  },
]

/** Lists the synonyms a search adds to the words typed. */
const Synonyms = () => (
  <details className="synonyms">
    <summary>Ce qui est cherché aussi&nbsp;: les mots du métier et ceux des textes</summary>
    <p className="help">
      Ce qui a le même sens compte moins que les mots tapés, et chaque résultat le dit au survol. Entre
      guillemets, seuls les mots tapés sont cherchés.
    </p>
    {groups.map(({ title, synonyms }) => (
      <section key={title}>
        <h3>{title}</h3>
        <dl>
          {synonyms.map(({ queries, wordings = [], articles = [] }) => (
            <div key={queries.join()}>
              <dt>{queries.join(', ')}</dt>
              <dd>{[...wordings, ...articles.map(article => `art. ${article}`)].join('\u00a0; ')}</dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </details>
)
