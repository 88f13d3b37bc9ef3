import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, sidewaysScroll } from '#test/axe.ts';
import { launchBrowser, type TestBrowser } from '#test/browser.ts';
import { keepPicture } from '#test/look.ts';
import { waitForValue } from '#test/wait-for.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type CallsSite, type Console } from '../../api/fixtures/calls-site.ts';
import { enterConsole } from '../fixtures/enter-console.ts';

const TABS_MAX = 250;

describe('the patients and the coding of a dossier', () => {
  let site: CallsSite;
  let browser: TestBrowser;
  let arm: Console;
  const stops: (() => unknown)[] = [];

  before(async () => {
    const t = { name: 'patients', after: (stop: () => unknown) => { stops.unshift(stop); } } as unknown as TestContext;
    site = await callsSite(t);
    browser = await launchBrowser(t);
    arm = await site.signIn('arm-valmont');
  });
  after(async () => { for (const stop of stops) await stop(); });

  const enter = (t: TestContext, person: string, more: { width?: number; lang?: string } = {}): Promise<Page> =>
    enterConsole(t, browser, site.origin, { person, ...more });
  const opened = async (address: string): Promise<string> => {
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(),
      changes: [{ path: 'location.detailedAddress.complete', value: address, seen: 1 }] }] });
    return id;
  };
  const kept = async (id: string, path: string) => (await arm('GET', `dossiers/${id}`)).body.fields[path]?.value;

  it('a call taker types who the patient is, risks and the attribution; the doctor alone writes the hypothesis', async (t) => {
    const id = await opened('3 rue Basse');
    const page = await enter(t, 'arm-valmont');
    await page.getByRole('button', { name: /3 rue Basse/ }).click();
    await page.locator('[name="location.name"]').waitFor();
    await page.keyboard.press('Alt+I');
    const field = (name: string) => page.locator(`[name="patient/P1/${name}"]`);
    await page.waitForFunction(() => document.activeElement?.getAttribute('name')?.endsWith('nonStrictFeatures.lastName'));
    await page.keyboard.type('DUPONT');
    await field('detail.age').fill('6');
    await field('detail.weight').pressSequentially('20,5');
    await field('identity.strictFeatures.sex').selectOption('F');
    await field('generalPractitioner.detailedName.lastName').fill('MOREL');
    assert.equal(await field('hypothesis.mainDiagnosis').count(), 0, 'a call taker makes no hypothesis');
    await page.getByText('Appelant et codage').click();
    await page.locator('[name="initialAlert.caller.type"]').selectOption('FAMILLE');
    await page.locator('[name="qualification.riskThreat"]').fill('arme blanche');
    await page.keyboard.press('Enter');
    await page.locator('.rc-coded-list li').first().waitFor();
    await page.locator('[name="attribution"]').selectOption('DR.DREG.DRMED');
    await waitForValue(async () => (await arm('GET', `dossiers/${id}`)).body.kind, 'DR');
    await waitForValue(() => kept(id, 'patient/P1/detail.age'), 'P6Y');
    await waitForValue(() => kept(id, 'patient/P1/detail.weight'), 20.5);
    // A second patient, entered by mistake: set aside with its reason, which stands in the notes.
    await page.getByRole('button', { name: 'Ajouter un patient' }).click();
    await page.locator('[name="patient/P2/detail.age"]').waitFor();
    await page.getByText('Saisi par erreur ?').click();
    await page.locator('[name="reason"]').fill('doublon');
    await page.getByRole('button', { name: 'Écarter ce patient' }).press('Enter');
    await waitForValue(async () => (await arm('GET', `dossiers/${id}`)).body.patientsSetAside[0]?.reason, 'doublon');
    await page.getByText('Patient P2 écarté (saisi par erreur) : doublon').waitFor();
    await page.getByText('Appels du dossier').click();
    await page.getByText('Aucun appel', { exact: true }).waitFor();
    await assertAccessible(page, 'patients');
    await keepPicture(page, 'patients');
    const doctor = await enter(t, 'mru-valmont', { width: 320, lang: 'en' });
    await doctor.getByRole('button', { name: /3 rue Basse/ }).click();
    for (const name of ['hypothesis.mainDiagnosis', 'hypothesis.otherDiagnosis', 'identity.nonStrictFeatures.lastName']) {
      assert.equal(await doctor.locator(`[name="patient/P1/${name}"]`).getAttribute('maxlength'), '255', 'no key that would be refused');
    }
    await doctor.locator('[name="patient/P1/hypothesis.mainDiagnosis"]').fill('asth');
    await doctor.keyboard.press('Enter');
    await doctor.locator('[name="patient/P1/hypothesis.otherDiagnosis"]').fill('J20 Bronchite');
    await doctor.keyboard.press('Enter');
    await waitForValue(async () => (await kept(id, 'patient/P1/hypothesis.mainDiagnosis'))?.code, 'J45');
    await waitForValue(async () => (await kept(id, 'patient/P1/hypothesis.otherDiagnosis'))?.[0]?.code, 'J20');
    assert.equal(await sidewaysScroll(doctor), 0);
    await assertAccessible(doctor, 'patients of a doctor');
    await keepPicture(doctor, 'patients-narrow');
    await page.locator('.rc-patients').getByText('Asthma').waitFor();
    await doctor.getByRole('button', { name: 'Add a patient' }).click();
    await doctor.getByRole('group', { name: 'Care level' }).getByRole('button', { name: /^R3/ }).click();
    await waitForValue(async () => (await arm('GET', `dossiers/${id}`)).body.patients
      .map(({ careLevel }: { careLevel: string }) => careLevel).join(), ',R3');
  });

  it('a doctor opens, codes, grades, decides, ends and validates a DRM by the keyboard alone', async (t) => {
    const page = await enter(t, 'mru-valmont');
    const press = async (...keys: string[]): Promise<void> => { for (const key of keys) await page.keyboard.press(key); };
    const tabTo = async (selector: string, text = ''): Promise<void> => {
      for (let i = 0; i < TABS_MAX; i++) {
        await press('Tab');
        if (await page.evaluate(([wanted, words]) => document.activeElement?.matches(wanted!)
          && document.activeElement.textContent!.includes(words!), [selector, text])) return;
      }
      assert.fail(`the keyboard does not reach ${selector} ${text}`);
    };
    const typeInto = async (name: string, text: string): Promise<void> => {
      await tabTo(`[name="${name}"]`);
      await page.keyboard.type(text);
    };
    await press('Alt+O');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'location.detailedAddress.complete');
    await page.keyboard.type('12 quai Vieux');
    await typeInto('qualification.healthMotive', 'thorac');
    await press('Enter');
    await typeInto('qualification.whatsHappen', 'dommage');
    await press('Enter');
    await typeInto('qualification.locationKind', 'domicile');
    await press('Enter', 'Alt+I');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'patient/P1/hypothesis.mainDiagnosis');
    await page.keyboard.type('infar');
    await press('Enter');
    await typeInto('patient/P1/detail.age', '67');
    await typeInto('patient/P1/identity.strictFeatures.sex', 'M');
    await tabTo('.rc-coding summary');
    await press('Enter');
    await typeInto('qualification.origin', 'L');
    await press('Alt+M', 'Escape');
    await page.locator('.rc-take').waitFor();
    await press('Enter');
    await page.locator('.rc-kind').getByText('DRM').waitFor();
    await press('D', '1');
    await page.locator('.rc-decisions li').waitFor();
    await tabTo('.rc-decisions button', 'R2');
    await press('Enter');
    await page.locator('.rc-decisions [aria-pressed=true]').waitFor();
    await keepPicture(page, 'patients-doctor');
    await tabTo('.rc-case__head button', 'Terminer');
    await press('Enter');
    await tabTo('.rc-cases button', '12 quai Vieux');
    await press('Enter');
    await page.locator('.rc-life').getByText(/Terminé et complet/).waitFor();
    await tabTo('.rc-life button', 'Valider');
    await press('Enter');
    await page.locator('.rc-kind').getByText('DRM · Validé').waitFor();
    await waitForValue(async () => (await site.db.admin.query("select count(*)::int as n from dossier_urgence where etat = 'VALIDE'"))
      .rows[0].n, 1);
    await page.getByText('Lecture seule : dossier validé.').waitFor();
    const motive = page.locator('[name="qualification.healthMotive"]');
    assert.ok(await motive.isDisabled(), 'a validated dossier offers no field to type in');
    assert.match(await motive.inputValue(), /thorac/i);
    assert.ok(await page.locator('.rc-notes textarea').isEnabled(), 'notes stay open');
    for (const refused of ['.rc-pick--P1', '.rc-acts button:has-text("Médecin SNP")', '[aria-label="Niveau de soins"] button',
      '.rc-missions select']) {
      const one = page.locator(refused).first();
      assert.ok(await one.isDisabled(), `${refused} is refused by the rules and says so`);
      assert.match((await one.getAttribute('title'))!, /^Lecture seule.: dossier validé\.$/);
    }
    assert.ok(await page.locator('.rc-missions label kbd').isHidden(), 'no key is offered to what is shut');
    assert.ok(await page.getByRole('button', { name: /^Décider/ }).isEnabled(), 'a decision makes it active again');
    await assertAccessible(page, 'a validated DRM');
    await keepPicture(page, 'validated');
  });
});
