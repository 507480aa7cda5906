import { flag, output, prose, required, text, texts, verbs } from '../verb.ts'

export const publishingVerbs = verbs({
  'campaign publish': {
    sends: [
      'campaigns.get',
      'campaigns.list',
      'publishing.review',
      'publishing.write',
      'settings.get',
      'targets.list',
    ],
    summary:
      'montre ce que changerait la publication d’une campagne en pages web, avec les mots qui changent ; avec --apply, les écrit',
    detail:
      'Le dossier est celui de la dernière publication, ou un dossier vide ou absent. Sans --apply, rien n’est écrit. Une page changée à la main est montrée et laissée, sauf si --replace-page la nomme. Les réponses données (--publisher…) sont gardées dans le dossier et reprises la fois suivante.',
    arguments: { '[CAMPAGNE]': 'la campagne, ou un texte de loi ; sinon celle où l’on est' },
    options: {
      out: required(output('DOSSIER', 'le dossier des pages')),
      publisher: text('NOM', 'qui publie'),
      contact: text('ADRESSE', 'comment joindre qui publie ; imprimé tel quel'),
      address: text('URL', 'où le dossier sera mis en ligne'),
      introduction: prose('MOTS', 'quelques mots en tête de la première page'),
      list: text('LISTE', 'la liste des parlementaires à appeler ; leurs noms deviennent publics'),
      emails: flag('aussi leurs adresses parlementaires'),
      apply: flag('écrit les pages'),
      'replace-page': texts('PAGE', 'une page changée à la main, à remplacer'),
    },
    codeOne: 'une page changée à la main a été laissée, ou quelque chose de privé a été trouvé',
  },
  'campaign take-up': {
    sends: ['campaigns.get', 'campaigns.list', 'publishing.adopt', 'publishing.read', 'settings.get'],
    summary:
      'compare une page enregistrée aux arguments d’une campagne, paragraphe par paragraphe ; reprend ceux que vous nommez',
    detail:
      'Sans --proposal, rien n’est changé. Ce qui est repris est à vérifier, avec le titre, l’adresse et la date de la page.',
    arguments: {
      '<FICHIER.html>': 'la page enregistrée depuis un navigateur',
      '[CAMPAGNE]': 'la campagne, ou un texte de loi ; sinon celle où l’on est',
    },
    options: { proposal: texts('PROPOSITION', 'une proposition à reprendre, par son identifiant') },
    codeOne: 'une proposition nommée n’est pas dans la page',
  },
})
