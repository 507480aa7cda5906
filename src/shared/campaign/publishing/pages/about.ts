import { html, siteName, webAddress } from '../html.ts'
import { pageOf } from '../shell.ts'
import { ABOUT_PATH, FEED_PATH, type Site, type SiteFile } from '../site.ts'

/** Who publishes, how to reach them, what the pages do and do not. */
export function aboutPage(site: Site): SiteFile {
  const { settings, bill } = site.ground.publication
  const address = webAddress(settings.address)
  return pageOf(site, {
    path: ABOUT_PATH,
    section: ABOUT_PATH,
    title: 'À propos',
    summary: `Qui publie ces pages sur ${bill.title}.`,
    body: html`${settings.publisher ? html`<p class="lead">Ces pages sont publiées par ${settings.publisher}.</p>` : undefined}
${settings.contact ? html`<p>Pour écrire, corriger, proposer : ${settings.contact}</p>` : undefined}
${address ? html`<p>Leur adresse : <a href="${address}">${siteName(address)}</a>.</p>` : undefined}
<h2>Ce qui est sûr, ce qui ne l’est pas</h2>
<p>Ce qui n’a pas été relu à sa source est marqué «\u00a0à vérifier\u00a0». Ce que personne n’a lu est dit non connu. Chaque phrase sur une mesure vaut pour l’étape où en est le texte.</p>
<h2>Accessibilité et vie privée</h2>
<p>Ces pages se lisent sans script. Elles ne chargent rien d’un autre site, ne déposent aucun traceur et ne mesurent personne. Les liens vers les sources mènent à d’autres sites.</p>
<p>Pour être averti des changements, ajoutez le <a href="${FEED_PATH}">flux</a> à un lecteur de flux.</p>`,
  })
}
