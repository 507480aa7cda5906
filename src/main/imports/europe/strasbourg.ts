import { fold } from '../../../shared/french/fold.ts'
import { FRENCH, inLanguage } from '../../../shared/library/languages.ts'
import type { Decision } from '../../../shared/library/model.ts'
import { decisionOf } from '../dila/decision.ts'
import { type EuropeanLayout, europeanPassages, plainSigns, withoutCapitals } from './european-text.ts'

/** States of the Convention: code of HUDOC, French name, names in English. */
const STATES: readonly (readonly [string, string, string])[] = `
ALB Albanie Albania|AND Andorre Andorra|ARM Arménie Armenia|AUT Autriche Austria|AZE Azerbaïdjan Azerbaijan|BEL Belgique Belgium
BIH Bosnie-Herzégovine Bosnia_and_Herzegovina|BGR Bulgarie Bulgaria|HRV Croatie Croatia|CYP Chypre Cyprus|CZE République_tchèque Czech_Republic
DNK Danemark Denmark|EST Estonie Estonia|FIN Finlande Finland|FRA France France|GEO Géorgie Georgia|DEU Allemagne Germany|GRC Grèce Greece
HUN Hongrie Hungary|ISL Islande Iceland|IRL Irlande Ireland|ITA Italie Italy|LVA Lettonie Latvia|LIE Liechtenstein Liechtenstein
LTU Lituanie Lithuania|LUX Luxembourg Luxembourg|MLT Malte Malta|MDA République_de_Moldova Republic_of_Moldova|MCO Monaco Monaco
MNE Monténégro Montenegro|NLD Pays-Bas Netherlands|MKD Macédoine_du_Nord North_Macedonia|NOR Norvège Norway|POL Pologne Poland
PRT Portugal Portugal|ROU Roumanie Romania|RUS Russie Russia|SMR Saint-Marin San_Marino|SRB Serbie Serbia|SVK Slovaquie Slovakia
SVN Slovénie Slovenia|ESP Espagne Spain|SWE Suède Sweden|CHE Suisse Switzerland|TUR Turquie Turkey|UKR Ukraine Ukraine
GBR Royaume-Uni United_Kingdom`
  .trim()
  .split(/[|\n]/)
  .map(one => {
    const [code = '', french = '', english = ''] = one.split(' ').map(word => word.replaceAll('_', ' '))
    return [code, french, english] as const
  })
const BY_NAME: ReadonlyMap<string, string> = new Map(
  STATES.flatMap(([, french, english]) => [
    [fold(french), french],
    [fold(english), french],
  ]),
)

/** Parts of a judgment or a decision, in French and in English. */
export const STRASBOURG: EuropeanLayout = {
  starts: [
    [
      'facts',
      /^(?:PROCÉDURE|INTRODUCTION|EN FAIT|LES FAITS|OBJET DE L[’']AFFAIRE|PROCEDURE|THE FACTS|SUBJECT MATTER)\b/,
    ],
    [
      'reasons',
      /^(?:EN DROIT|APPRÉCIATION DE LA COUR|L[’']APPRÉCIATION DE LA COUR|THE LAW|THE COURT[’']S ASSESSMENT)\b/,
    ],
    ['ruling', /^(?:PAR CES MOTIFS|FOR THESE REASONS)\b/],
    [
      'annex',
      /^(?:OPINION |OPINIONS |DÉCLARATION |ANNEXE|APPENDIX|(?:JOINT |PARTLY )?(?:DISSENTING|CONCURRING) OPINION)/,
    ],
  ],
}

/** A case of Strasbourg as it is cited, from the title of its file: its name, its State. */
export function caseTitle(title: string, respondents = ''): Pick<Decision, 'name' | 'state'> {
  const bare = plainSigns(title)
    .replace(/^(?:AFFAIRE|CASE OF)\s+/i, '')
    .replace(/\s*[-–]?\s*\[[^\]]*\]/g, '')
    .replace(
      /\s*\((?:FOND|MERITS|RADIATION|STRUCK OUT|SATISFACTION ÉQUITABLE|JUST SATISFACTION|RÉVISION|REVISION)[^)]*\)/gi,
      '',
    )
  const [, applicants = bare, against = ''] = /^(.+)\s(?:c\.|v\.|contre|against)\s+(.+)$/i.exec(bare) ?? []
  const [, place = against, rest = ''] = /^(.+?)(\s*\((?:n|no)[°o.]*\s?\d+\))?$/i.exec(against) ?? []
  const respondentStates = respondents
    .split(/[;,]/)
    .flatMap(code => STATES.find(([one]) => one === code.trim())?.[1] ?? [])
  const named = place.split(/\s+(?:et|and)\s+/i).map(stateName)
  const states = respondentStates.length && !against ? respondentStates : named.filter(Boolean)
  const number = /\d+/.exec(rest)?.[0]
  const state = (states.length ? states : respondentStates).join(' et ')
  return {
    name: applicantsName(applicants) || undefined,
    state: state ? `${state}${number ? ` (n° ${number})` : ''}` : undefined,
  }
}

function stateName(place: string): string {
  const name = place.replace(/^(?:the|la|le|l[’'])\s*/i, '')
  return BY_NAME.get(fold(name)) ?? BY_NAME.get(fold(place)) ?? withoutCapitals(name)
}

const applicantsName = (name: string): string =>
  withoutCapitals(
    name
      .trim()
      .replace(/\s+and others$/i, end => (/[a-z]/.test(end) ? ' et autres' : ' ET AUTRES'))
      .replace(/\s+and\s+/gi, between => (/[a-z]/.test(between) ? ' et ' : ' ET ')),
  )

/** Numbers of applications; of many joined, the first stands for all, as they are cited. */
export function applications(text: string): Pick<Decision, 'numbers' | 'andOthers'> {
  const numbers = [...new Set(text.match(/(?<!\d)\d{1,5}\/\d{2}(?!\d)/g))]
  return numbers.length > MAX_NUMBERS ? { numbers: numbers.slice(0, 1), andOthers: true } : { numbers }
}
const MAX_NUMBERS = 4

interface StrasbourgFields extends Pick<Decision, 'name' | 'state' | 'numbers' | 'andOthers'> {
  readonly itemId: string
  readonly date: string
  readonly formation: string | undefined
  readonly nature?: string | undefined
  readonly ecli?: string | undefined
  readonly solution?: string | undefined
  readonly lines: readonly string[]
  /** the language of its lines */
  readonly language: string
}

/** A judgment or a decision of the European Court of Human Rights; each of its languages has an address of its own. */
export const strasbourgDecision = ({ itemId, lines, language, ...fields }: StrasbourgFields): Decision =>
  decisionOf({
    court: 'CEDH',
    ...fields,
    text: europeanPassages(lines, STRASBOURG),
    ...(lines.length && language !== FRENCH ? inLanguage(language) : {}),
    provenance: {
      publisher: 'Cour européenne des droits de l’homme, HUDOC',
      licence: '',
      ...(itemId && {
        url: `https://hudoc.echr.coe.int/${language === FRENCH ? 'fre' : 'eng'}?i=${itemId}`,
        file: itemId,
      }),
    },
  })
