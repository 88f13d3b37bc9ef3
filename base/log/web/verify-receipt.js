/** The page: takes a receipt by file, drop or paste, verifies it and shows each check. */
(() => {
  'use strict';
  const { verify, readKeys, serviceOf, textOf } = globalThis.socleReceipt;
  const texts = globalThis.socleReceiptTexts;
  const byId = (id) => document.getElementById(id);
  const FILE_BYTES_MAX = 2_097_152;

  let lang = 'fr';
  let latest;

  const element = (name, className, ...children) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    node.append(...children);
    return node;
  };

  /** Icons are drawn, not coloured text: the state is also said in words. */
  const PATHS = { pass: 'M5 13l4 4L19 7', fail: 'M6 6l12 12M18 6L6 18', skipped: 'M6 12h12', unsupported: 'M12 5v9M12 18v.5' };
  const icon = (state) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', PATHS[state]);
    svg.append(path);
    return svg;
  };

  const setLanguage = (chosen) => {
    lang = chosen in texts ? chosen : 'fr';
    document.documentElement.lang = lang;
    document.title = `${texts[lang].title} – Socle`;
    for (const node of document.querySelectorAll('[data-text]')) node.textContent = texts[lang][node.dataset.text];
    for (const node of document.querySelectorAll('[data-label]')) {
      node.setAttribute('aria-label', texts[lang][node.dataset.label]);
    }
    for (const button of document.querySelectorAll('[data-lang]')) {
      button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
    }
    if (latest) showVerdict(latest);
  };

  const say = (key) => {
    byId('status').textContent = key ? texts[lang][key] : '';
  };

  const showError = (key) => {
    say(key);
    byId('result').hidden = true;
    latest = undefined;
    byId('paste').focus();
  };

  /** Keys pasted by the person win; else those of this site. */
  const keysFor = async (receiptText) => {
    const pasted = byId('keys').value.trim();
    if (pasted !== '') return { keys: readKeys(pasted), from: 'keysPasted' };
    const service = serviceOf(receiptText);
    try {
      const answer = await fetch(`/log/${service}/keys`, { headers: { accept: 'application/json' } });
      if (answer.ok) return { keys: readKeys(await answer.text()), from: 'keysFromSite' };
    } catch {
      // Offline, or opened from a disk: the person gives the keys.
    }
    return { keys: undefined, from: 'keysMissing' };
  };

  const checkRow = ([name, state]) => {
    const [label, good, bad] = texts[lang].checks[name];
    const word = texts[lang].states[state];
    const detail = state === 'pass' ? good : state === 'fail' ? bad : '';
    return element('li', `vr-check vr-check--${state}`, icon(state), element('span', 'vr-check__label', label),
      element('span', 'vr-check__detail', detail === '' ? word : `${word} : ${detail}`));
  };

  const when = (text) => {
    const at = new Date(text);
    if (Number.isNaN(at.getTime())) return String(text);
    return at.toLocaleString(lang, { dateStyle: 'long', timeStyle: 'long' });
  };

  const factRows = ({ receipt, kid }) => {
    const { header, body, proof: { index, checkpoint } } = receipt;
    const facts = {
      svc: header.svc, part: header.part, dossier: header.dossier, ref: body.ref, type: header.type, pos: header.pos,
      at: when(body.com ?? body.at), index, size: checkpoint.size, origin: checkpoint.origin, kid,
    };
    return Object.entries(facts).filter(([, value]) => value !== undefined).flatMap(([name, value]) =>
      [element('dt', '', texts[lang].facts[name]), element('dd', '', String(value))]);
  };

  const verdictKind = ({ ok, checks }) => {
    if (ok) return 'ok';
    const incomplete = checks.signature === 'unsupported' && !Object.values(checks).includes('fail');
    return incomplete ? 'partial' : 'refused';
  };

  const ALERTS = { ok: 'success', partial: 'warning', refused: 'error' };
  const ICONS = { ok: 'pass', partial: 'unsupported', refused: 'fail' };

  const showVerdict = (verdict) => {
    latest = verdict;
    const kind = verdictKind(verdict);
    byId('verdict').className = `vr-verdict fr-alert fr-alert--${ALERTS[kind]}`;
    byId('verdict-icon').replaceChildren(icon(ICONS[kind]));
    byId('verdict-title').textContent = texts[lang][kind];
    byId('verdict-text').textContent = texts[lang][`${kind}Text`];
    byId('keys-from').textContent = texts[lang][verdict.from];
    byId('checks').replaceChildren(...Object.entries(verdict.checks).map(checkRow));
    byId('about').hidden = !verdict.receipt;
    if (verdict.receipt) {
      byId('facts').replaceChildren(...factRows(verdict));
      byId('sealed').textContent = JSON.stringify(verdict.receipt.body, null, 2);
    }
    byId('result').hidden = false;
  };

  const check = async (text) => {
    if (text.trim() === '') return showError('noFile');
    say('working');
    const { keys, from } = await keysFor(text);
    if (!keys) {
      byId('own-keys').open = true;
      byId('keys').focus();
      return say('keysMissing');
    }
    showVerdict({ ...(await verify(text, keys)), from });
    say('');
    byId('verdict-title').focus();
    return undefined;
  };

  const checkFile = async (file) => {
    if (!file || file.size > FILE_BYTES_MAX) return showError('unreadable');
    const text = await file.arrayBuffer().then((bytes) => textOf(new Uint8Array(bytes))).catch(() => undefined);
    if (text === undefined) return showError('unreadable');
    byId('paste').value = text;
    return check(text);
  };

  const listenToDrops = (zone) => {
    const mark = (over) => zone.classList.toggle('vr-drop--over', over);
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      mark(true);
    });
    zone.addEventListener('dragleave', () => mark(false));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      mark(false);
      void checkFile(event.dataTransfer.files[0]);
    });
  };

  listenToDrops(byId('drop'));
  byId('file').addEventListener('change', (event) => {
    if (event.target.files.length > 0) void checkFile(event.target.files[0]);
  });
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    void check(byId('paste').value);
  });
  byId('print').addEventListener('click', () => window.print());
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.addEventListener('click', () => setLanguage(button.dataset.lang));
  }
  document.documentElement.classList.add('vr-ready');
  setLanguage(new URLSearchParams(location.search).get('lang') ?? 'fr');
})();
