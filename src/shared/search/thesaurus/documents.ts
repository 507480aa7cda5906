/** Lines of the thesaurus on administrative documents, personal data and who watches over them. */
export const DOCUMENTS = `
# Documents administratifs
@voir + @papier ! rompre, rompu, @sanction, médical, médicaux, reprendre, écrit, requête, joindre > L. 311-1 CRPA, L. 311-6 CRPA
@papier, papiers + @délai + mairie, donner, répondre, communiquer, attendre, obtenir, attente, mairie > R. 311-13 CRPA, R. 343-1 CRPA
refuse, refus, refusé, veut pas + photocopie, copie, copies ! audience, requête > L. 311-1 CRPA, L. 342-1 CRPA, R. 311-13 CRPA
photocopie, document, documents, copie, rapport + attendre, semaines, mois, délai, @répondre > R. 311-13 CRPA, R. 311-12 CRPA, L. 342-1 CRPA
@papier + @refus + @voir, @adm, cada > L. 342-1 CRPA, R. 311-12 CRPA, L. 311-5 CRPA
@papier + secret, secrète, cacher, caché, confidentiel, confidentielle, confidentiels, sensible, sécurité > L. 311-5 CRPA, L. 311-6 CRPA, fiche ARG-CADA, fiche DOC-SECRET
@refus + @papier + quels, lesquels, peut > L. 311-5 CRPA, L. 311-6 CRPA
secret + affaires, entreprise, commercial, industriel > L. 311-6 CRPA
noirci, noircis, noir, noire, caviardé, caviardée, caviarder, cachés, occulté, occulter, barré, masqué, biffé, blanc + @papier, passages, donner, page, mention, lignes, parties > L. 311-7 CRPA
cada + délai, temps, saisir, quand, jours > R. 343-1 CRPA, L. 342-1 CRPA
cada + @répondre, mois, attendre > R. 343-5 CRPA, R. 343-3 CRPA
cada + avant, obligatoire, obligé, passer, d’abord, tribunal, juge, faut > L. 342-1 CRPA, fiche PRO-24
cada + raison, favorable, avis, refuse encore, suivre, persiste, toujours, quand même > R. 343-5 CRPA, CE 488227, L. 342-1 CRPA
prix, coût, payer, payantes, gratuit, coûter, facturer + copie, copies, document, photocopies > L. 311-9 CRPA, R. 311-11 CRPA
données, fichier + publier, ligne, ouvertes, réutiliser > L. 312-1-1 CRPA, L. 321-1 CRPA
pollution, environnement, déchets + information, document, analyses > L. 124-1 code de l’environnement, L. 124-2 code de l’environnement
médical, médicaux, hôpital + dossier > L. 1111-7 CSP
archives, ancien + consulter, accès > L. 213-1 code du patrimoine
notes de frais, note de frais, indemnités, dépenses, salaires + @mairie, élus, @voir > L. 311-1 CRPA, L. 2121-26 CGCT

# Données personnelles
plainte, plaindre, porter plainte, réclamation, signaler, prévenir, alerter, dénoncer + @données, cnil, mal utilisées > 77 RGPD, 8 LIL, 52 2016/680
cnil + @répondre, mois, rien, nouvelles, silence > fiche TXT-09, CE 465229, fiche ARG-PLAINTE
association, syndicat, quelqu’un + données + place, mandat, agir, nom > 80 RGPD
donnée, données + personnelle, personnelles + quoi, définition, signifie, exemple, appelle > 4 RGPD, 3 2016/680
@données + garder, conserver, conservation, limite, durée, longtemps, effacées, combien de temps > 5 RGPD, 4 LIL, 4 2016/680
@données + trop, excessif, excessives, inutile, minimum, nécessaires, raison, finalité, but > 5 RGPD, 4 LIL, fiche DON-MINIM
@données + accord, consentement, sans autorisation, autorisation, droit d’utiliser, base, permission > 6 RGPD, 5 LIL, fiche DON-LICEITE
origine, visage, religion, santé, opinions, sensibles, orientation sexuelle, syndicat, politique + enregistrer, enregistrés, données, fichier, ficher > 9 RGPD, 6 LIL
sensible, sensibles, deviner, déduire, indirectement + données, orientation, opinion > CJUE C-184/20, 9 RGPD
risques, risque, impact, danger + logiciel, étudier, étude, analyse, données, traitement, surveillance, caméra, avant > 35 RGPD, 62 LIL, 90 LIL, fiche DON-AIPD
@logiciel + décider, décide, décision, seule, seul, noter, note, classer, refuser > 22 RGPD, 95 LIL, 11 2016/680, fiche INT-DECIS
@données + voir, accès, accéder, copie, demander, connaître, détient > 15 RGPD, 49 LIL, 104 LIL
@données, nom + effacer, supprimer, suppression, oubli, effacement > 17 RGPD, 51 LIL
@données + corriger, rectifier, fausses, fausse > 16 RGPD, 50 LIL
@données + opposer, refuser, m’opposer > 21 RGPD, fiche INT-OPP
@données + piratées, fuite, violation, volées, piratage > 33 RGPD, 34 RGPD
@données + dommages, indemnité, réparation, dédommager > 82 RGPD
@données, traitement + informer, informé, prévenu, prévenir, savoir, panneau > 13 RGPD, 104 LIL, fiche INT-OPP
cnil + rôle, pouvoirs, sert, contrôle, peut, quoi > 8 LIL, 20 LIL
cnil + avis, consulter, consultation, avant, demandé > fiche EXT-PROC-CNIL, 28 2016/680, 90 LIL, 31 LIL
fichier, fichiers, traitement, fichage + @police, État, renseignement + contrôle, autorise, créer, qui, décret, texte, arrêté > 31 LIL, 89 LIL, fiche INT-ACTE
fiché, fichage, fichier + militant, politique, manifestant, opinion, jamais condamné, condamné, innocent, pacifique > CEDH 43514/15, CEDH 30562/04, CJUE C-118/22
fichier + police + erreur, faux, mal écrit, corriger, rectifier, nom > 106 LIL, 104 LIL, 230-8 CPP
@logiciel, algorithmes, code source + caf, parcoursup, impôts, connaître, obtenir, veux, communiquer, règles > L. 311-3-1 CRPA, L. 300-2 CRPA
@papier + existe plus, existe pas, perdu, détruit, disparu, retrouve > L. 311-1 CRPA, L. 300-2 CRPA
fichier + taj, antécédents, police + effacer, supprimer, sortir > 230-8 CPP
taj, antécédents + reconnaissance, photo, @visage, légal > CE 442364, CE 360759
empreintes, adn, photo, photographies, génétique + garder, conserver, durée, longtemps, temps, vie, prise, prendre, police > CEDH 30562/04, CJUE C-118/22, CJUE C-205/21, CE 317827
`
