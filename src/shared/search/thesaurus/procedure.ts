/** Lines of the thesaurus on suits before the administrative judge, their time limits, urgency and what follows a judgment. */
export const PROCEDURE = `
# Frais
@payer, frais + perdre, perds, perd, perdu, perdant, @avocat, procès > L. 761-1 CJA
dépens, constat, expertise + payer, charge, rembourser > R. 761-1 CJA
amende, abusif, abusive + recours, requête > R. 741-12 CJA
argent, pauvre, moyens, revenus, gratuit, gratuitement, cher + @avocat ! perdre, perds, perd, perdu > 2 loi 91-647, fiche TXT-24, 43 décret 2020-1717
aide juridictionnelle, commis d’office + @délai, arrête, interrompt, court, repart, recours > 43 décret 2020-1717, CE 422471
aide juridictionnelle > 2 loi 91-647, 43 décret 2020-1717
timbre, 50 euros, cinquante euros, contribution, gratuit, payant + @recours > 1635 bis Q CGI

# Délais et silence
@délai + attaquer, contester, recours, saisir, agir > R. 421-1 CJA
@délai + compter, compte, calculer, commence, départ, court, samedi, dimanche, férié, week-end, franc > CE 409579, fiche ARG-DELAIS, R. 421-1 CJA
samedi, dimanche, férié, week-end + délai, jour, recours, dernier > CE 409579, CE 362568, fiche ARG-DELAIS
posté, poste, cachet, expédié, envoyé, courrier + dernier jour, à temps, recevable, date + requête, recours, tribunal > CE 466541
envoyé, posté, expédié + recours gracieux, recours administratif, amiable + dernier jour, délai, à temps > CE 494573
@adm + @répondre + demande, lettre, courrier, mois, fait, faire, plus, pas, vaut, silence > L. 231-4 CRPA, R. 421-2 CJA
demande + sans réponse, silence, jamais répondu > L. 231-4 CRPA, R. 421-2 CJA
silence, sans réponse + refus, rejet, vaut, contester > L. 231-4 CRPA, R. 421-2 CJA
silence + vaut, accord, accepter, acceptation > L. 231-1 CRPA, L. 231-4 CRPA
accusé, réception, récépissé > L. 112-3 CRPA, L. 112-6 CRPA
recours, voies, délai, contester + pas dit, pas indiqué, indique, indiqué, mentionné, mention, mentionne, parle, précise, dit, comment > R. 421-5 CJA, CE 387763
découvert, appris, plus tard, des années, ans après, un an, deux ans, trois ans, trop tard, raisonnable + décision, refus, attaquer, contester, permis, recours > CE 387763, R. 421-5 CJA
délai, recours + publiée, publié, publication, affichée, affiché, affichage ! permis > fiche ARG-VSA-10, L. 2131-1 CGCT, fiche GEN-PUBL
trop tard, forclos, forclusion, dépassé + recours, agir, contester, délai, attaquer > R. 421-1 CJA, R. 421-5 CJA, fiche ARG-VSA-10
étranger, outre-mer, loin + délai, distance > R. 421-7 CJA, CE 170954
gracieux, hiérarchique, amiable, écrire, écrit, lettre, réclamation + délai, tribunal, arrêter, interrompre, repart, prolonge, avant > L. 411-2 CRPA, CE 60408
écrire, écrit, courrier, recours gracieux, lettre, amiable + @permis + @délai, @voisin, temps, gagner > L. 600-12-2 code de l’urbanisme, 26 loi 2025-1129, fiche TXT-18, L. 411-2 CRPA
deux recours, plusieurs recours, gracieux et hiérarchique + délai > CE 322581, L. 411-2 CRPA
trop tôt, prématuré, avant la réponse, avant le refus + @recours > CE 463151, R. 421-2 CJA
appel + jugement, délai, temps, comment, perdu, tribunal > R. 811-2 CJA
cassation, pourvoi + délai, temps, comment > R. 821-1 CJA
appel + suspend, suspendre, exécuter, appliquer > R. 811-14 CJA
erreur, faute de frappe + jugement + corriger, rectifier > R. 833-1 CJA, R. 741-11 CJA

# Urgence
suspendre, suspension, suspendue, bloquer, geler, stopper, mise en pause, gel, arrêter + décision, arrêté, @urgence, jugement, permis, travaux, attendant, tribunal, refus > L. 521-1 CJA
prouver, preuve, montrer, démontrer, définition, condition + urgence > CE 228815, L. 521-1 CJA, fiche REF-URGENCE
doute sérieux, illégale, illégalité + suspendre, suspension, référé > fiche REF-DOUTE, L. 521-1 CJA
suspension, suspendre, référé, urgence + accompagner, joindre, autre recours, double, aussi, fond, copie, accompagnée > R. 522-1 CJA, L. 521-1 CJA
liberté, libertés, droits + @urgence, violée, violer, atteinte, bafouée, grave > L. 521-2 CJA, fiche LIB-REFERE
quarante, 48, quarante-huit + heures > L. 521-2 CJA
@urgence, juge + sans décision, aucune décision, mesure utile, mesures utiles, ordonner, obtenir du juge, utile > L. 521-3 CJA
urgence, référé, suspension + rejetée, rejeté, rejet, perdu, confirmer, maintenir > R. 612-5-2 CJA
expert, expertise + avant, procès, obtenir, nommer, désigner, hôpital, médicale, demander, juge > R. 532-1 CJA
constater, constat, huissier + dégât, preuve, avant, disparaître, disparaissent, @urgence, expert > R. 531-1 CJA
avance, provision, acompte, partie, part + @payer, doit, dû, dette, toucher > R. 541-1 CJA
mesures utiles + obstacle, refus, subsidiaire, document > CE 393540, L. 521-3 CJA

# Requête et procès
@avocat + besoin, obligatoire, obligé, sans, seul, seule, faut > R. 431-2 CJA
défendre + seul, seule, moi-même > R. 431-2 CJA
requête, recours + contenir, contient, écrire, rédiger, mentions, contenu, présenter, forme, faire > R. 411-1 CJA
joindre, joint, fournir, produire, ajouter + copie, décision, pièces, requête, documents > R. 412-1 CJA, R. 412-2 CJA
pièces, pièce, annexes + numéroter, liste, inventaire, numéro, ordre, classer > R. 412-2 CJA, R. 414-5 CJA
fichier, pdf, document séparé, un fichier + pièce, requête, inventaire > R. 414-5 CJA, R. 412-2 CJA
recours, requête, plainte, agir + plusieurs, ensemble, collectif, collective, groupe, une seule, seule requête, dix, nous sommes > R. 411-5 CJA
retirer, abandonner, arrêter, renoncer, désister + recours, procédure, requête, procès, plainte > R. 636-1 CJA
rejoindre, intervenir, soutenir, joindre, participer, intervention, appuyer, entrer + procès, procédure, cours, recours, tribunal, affaire > R. 632-1 CJA
arguments, argument, moyen, moyens, grief, griefs + nouveau, nouveaux, ajouter, tard, plus tard, invoquer, après, oublié > R. 611-7-1 CJA, fiche PRO-11
arguments, moyens + famille, légalité externe, légalité interne, cause juridique, deux mois > fiche PRO-11, fiche ARG-EXTINT, R. 611-7-1 CJA
résumer, récapituler, récapitulatif, reprendre, synthèse + mémoire, écritures, juge, arguments, oublie, demande > R. 611-8-1 CJA
tribunal, juge, juridiction + compétent, quel, ville, lequel, adresser > R. 312-1 CJA, R. 221-3 CJA
audience + public, publique, assister > L. 6 CJA
adversaire, mémoire, pièces, secret + lire, communiquer, contradictoire, connaître, répondre > L. 5 CJA
internet, télérecours, ligne, courriel + recours, requête, envoyer, déposer > R. 414-2 CJA, R. 414-1 CJA
loi + constitution, constitutionnelle, inconstitutionnelle, contraire, qpc > 61-1 Constitution, R. 771-3 CJA
prouver, preuve, prouve + décision, existe, acte, secrète, pas écrite, verbale > fiche ARG-PREUVE, R. 412-1 CJA
intérêt à agir, concerné, habitant, contribuable, droit d’agir, association + contester, attaquer, recours, agir + droit, peut, intérêt > fiche ARG-VSA-09

# Le jugement et après
obliger, forcer, contraindre, ordonner, enjoindre, injonction, imposer + juge, tribunal, @adm, agir > L. 911-1 CJA
réexaminer, revoir, redécider, examiner, nouveau, nouvelle + demande, dossier, décision, annulation, préfet > L. 911-2 CJA
exécute, exécuter, exécuté, respecte, respecter, appliquer, applique + jugement, décision du juge, tribunal > L. 911-4 CJA, L. 911-3 CJA
jour + retard + payer, somme > L. 911-3 CJA
astreinte, pénalité, pénalités > L. 911-3 CJA
condamnée, condamné, somme + paie, payer, verser, pas payé + @adm > L. 911-9 CJA
annulé, annulée, annulation, jugement, jugé, juge + refait, recommence, même décision, reprend, à nouveau, encore, ignore, identique > fiche GEN-CHOSE, CE 11574, CE 88369
annulation, annuler + repousser, reporter, différer, plus tard, effets, date, moduler > CE 255886, fiche GEN-EFFETS
annulation, annulé, annuler + effets, conséquences, passé, efface, depuis le début > CE 88369, CE 255886
raisons, motif, motifs, arguments + change, changer, nouveau, nouvelles, autre, substituer, substitution, remplacer + juge, procès, tribunal, @adm > fiche GEN-SUBMOT, CE 240560
article, texte, base, loi + trompé, trompée, mauvais, remplacer, substituer, substitution, erreur + juge, @adm > fiche GEN-SUBBASE, CE 240267
vice, procédure, formalité, forme, irrégularité + suffit, annuler, petit, petite, grave, conséquence, annule, sans effet > CE 335033
plusieurs raisons, plusieurs motifs, deux motifs, un motif faux + illégal, décision, annuler, @adm > fiche GEN-PLURAL, CE 70951
`
