import type { Text } from '#base/values/lang.ts';

/** A guided tour: who one is, by which door, where it begins, five steps. */
export type Tour = { titre: Text; personne: string; porte: 'FranceConnect' | 'ProConnect'; depart: string; etapes: readonly Text[] };

/** One tour a role, told to somebody who has never seen the service. */
export const TOURS: readonly Tour[] = [
  { titre: { fr: 'Citoyenne', en: 'Citizen' }, personne: 'Louise VERNAZ', porte: 'FranceConnect', depart: '/', etapes: [
    { fr: 'Cherchez la date limite de votre commune', en: 'Look for the closing date of your municipality' },
    { fr: 'Remplissez la demande pour Manosque', en: 'Fill in the request for Manosque' },
    { fr: 'Joignez une image quelconque comme pièce', en: 'Attach any picture as a document' },
    { fr: 'Envoyez et gardez le récépissé', en: 'Send it and keep the receipt' },
    { fr: 'Revenez sur « Mes demandes » ; après un refus, contestez-le', en: 'Come back to “My requests”; after a refusal, contest it' }] },
  { titre: { fr: 'Agente de mairie', en: 'Town hall clerk' }, personne: 'Claire ORSINI', porte: 'ProConnect', depart: '/mairie', etapes: [
    { fr: 'Ouvrez la demande la plus pressante avec Entrée', en: 'Open the most pressing request with Enter' },
    { fr: 'Comparez la pièce et les champs', en: 'Compare the document with the fields' },
    { fr: 'Proposez d’accepter (A), de refuser (R) ou demandez une pièce (D)', en: 'Propose to accept (A), refuse (R), or ask (D)' },
    { fr: 'Ouvrez « Liste électorale » et décrivez un bureau de vote', en: 'Open “Roll” and describe a polling station' },
    { fr: 'Regardez « Signaux » : rien n’y est refusé', en: 'Look at “Signals”: nothing is refused there' }] },
  { titre: { fr: 'Maire', en: 'Mayor' }, personne: 'Hélène BASTIDON', porte: 'ProConnect', depart: '/mairie', etapes: [
    { fr: 'Ouvrez la liste « À viser »', en: 'Open the list “To sign”' },
    { fr: 'Choisissez plusieurs demandes (X) et visez-les ensemble', en: 'Choose several requests (X) and sign them together' },
    { fr: 'Visez un refus (V) : son motif part avec la décision', en: 'Sign a refusal (V): its motive goes with the decision' },
    { fr: 'Ouvrez « Décisions du tribunal »', en: 'Open “Court decisions”' },
    { fr: 'Convoquez la commission de contrôle', en: 'Call the control commission' }] },
  { titre: { fr: 'Préfecture', en: 'Prefecture' }, personne: 'Marc DELAUNAY', porte: 'ProConnect', depart: '/prefecture', etapes: [
    { fr: 'Lisez les statistiques : les petits nombres sont cachés', en: 'Read the statistics: small counts are hidden' },
    { fr: 'Cherchez la commune de Manosque', en: 'Look for the municipality of Manosque' },
    { fr: 'Nommez trois membres de sa commission', en: 'Appoint three members of its commission' },
    { fr: 'Revenez au contentieux', en: 'Go back to the litigation' },
    { fr: 'Suivez un recours jusqu’au jugement', en: 'Follow an appeal to the judgment' }] },
  { titre: { fr: 'Commission de contrôle', en: 'Control commission' }, personne: 'Odile FABRE', porte: 'ProConnect', depart: '/commission',
    etapes: [
    { fr: 'Lisez quand la commission doit se réunir', en: 'Read when the commission must meet' },
    { fr: 'Convoquez une séance, puis ouvrez-la', en: 'Call a meeting, then open it' },
    { fr: 'Enregistrez trois présents : le quorum', en: 'Record three present: the quorum' },
    { fr: 'Votez sur un recours, avec son motif', en: 'Vote on an appeal, with its motive' },
    { fr: 'Clôturez la séance et imprimez le procès-verbal', en: 'Close the meeting and print the minutes' }] },
  { titre: { fr: 'Poste consulaire', en: 'Consular post' }, personne: 'Solène MARCHANDEAU', porte: 'ProConnect', depart: '/mairie',
    etapes: [
    { fr: 'Lisez la file du poste de Londres', en: 'Read the queue of the post of London' },
    { fr: 'Saisissez une demande papier : la liste consulaire y est déjà choisie',
      en: 'Enter a paper request: the consular list is chosen already' },
    { fr: 'Ouvrez « Commission » et nommez ses membres', en: 'Open “Commission” and appoint its members' },
    { fr: 'Convoquez une séance', en: 'Call a meeting' },
    { fr: 'Déléguez votre visa pour une absence', en: 'Delegate your decision for an absence' }] },
  { titre: { fr: 'Assistance', en: 'Support' }, personne: 'Nadia BELKACEM', porte: 'ProConnect', depart: '/assistance', etapes: [
    { fr: 'Demandez son numéro à la personne', en: 'Ask the person for their number' },
    { fr: 'Dites pourquoi vous cherchez : c’est noté', en: 'Say why you look: it is written down' },
    { fr: 'Lisez l’état de la demande', en: 'Read the state of the request' },
    { fr: 'Constatez qu’aucune pièce n’est visible', en: 'See that no document can be seen' },
    { fr: 'La personne verra votre consultation dans son suivi', en: 'The person will see your look in their follow-up' }] },
  { titre: { fr: 'Administration, nuit de clôture', en: 'Administration, closing night' }, personne: 'Sacha LEMOINE', porte: 'ProConnect',
    depart: '/nuit', etapes: [
    { fr: 'Comparez la courbe du jour au plan', en: 'Compare the day’s curve with the plan' },
    { fr: 'Réglez le débit d’entrée', en: 'Set the entry rate' },
    { fr: 'Affichez un bandeau et ouvrez une page de citoyen', en: 'Show a banner and open a citizen’s page' },
    { fr: 'Notez une panne, puis son rétablissement', en: 'Note an outage, then its end' },
    { fr: 'Proposez une prolongation : une seconde personne la signe', en: 'Propose an extension: a second person signs it' }] },
  { titre: { fr: 'Protection des données', en: 'Data protection' }, personne: 'Inès CASTELLAN', porte: 'ProConnect',
    depart: '/administration/acces-exceptionnels', etapes: [
    { fr: 'En « Assistance », ouvrez d’abord une demande avec un motif', en: 'As “Support”, first open a request with a reason' },
    { fr: 'Revenez ici : l’accès exceptionnel attend votre avis', en: 'Come back here: the emergency access awaits your opinion' },
    { fr: 'Lisez qui a ouvert quoi, quand et pourquoi', en: 'Read who opened what, when and why' },
    { fr: 'Jugez-le fondé ou non', en: 'Judge it founded or not' },
    { fr: 'La personne concernée le voit dans son suivi', en: 'The person concerned sees it in their follow-up' }] },
];
