import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { signOut } from '../api/session';
import { useViewer } from '../api/viewer';
import { DownIcon } from '../parts/icons';
import { chooseLanguage, type Language, language, languages, t } from '../texts';
import { isolated } from '../texts/isolated';
import { chooseDensity, type Density, density } from '../theme/density';
import classes from './AccountMenu.module.css';
import { showShortcuts } from './Shortcuts';

const schemes = { auto: 'system', light: 'light', dark: 'dark' } as const;

/** Who one is, how it looks, and the way out. */
export function AccountMenu() {
  const viewer = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [rows, keepRows] = useState(density);
  const setRows = (wanted: Density) => {
    chooseDensity(wanted);
    keepRows(wanted);
  };
  const name = viewer?.name ?? '';
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.target} aria-label={t.app.account(name)}>
          <span className={classes.initial} aria-hidden="true">
            {[...name][0] ?? '·'}
          </span>
          <span className={classes.name} title={name}>
            {name}
          </span>
          <DownIcon size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {viewer && <Menu.Label>{[...new Set([isolated(name), t.role[viewer.role]])].join(' · ')}</Menu.Label>}
        <Menu.Label>{t.app.appearance}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
          {(['auto', 'light', 'dark'] as const).map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t.app[schemes[scheme]]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t.app.density}</Menu.Label>
        <Menu.RadioGroup value={rows} onChange={(wanted) => setRows(wanted as Density)}>
          {(['comfortable', 'compact'] as const).map((each) => (
            <Menu.RadioItem key={each} value={each}>
              {t.app[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t.app.language}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(code) => chooseLanguage(code as Language)}>
          {(Object.keys(languages) as Language[]).map((code) => (
            <Menu.RadioItem key={code} value={code}>
              {languages[code]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component="a" href="/playground" className={classes.playground}>
          {t.app.playground}
        </Menu.Item>
        <Menu.Item onClick={showShortcuts} rightSection={<kbd className={classes.key}>?</kbd>}>
          {t.app.shortcuts}
        </Menu.Item>
        {viewer && viewer.id !== 'demo' && <Menu.Item onClick={signOut}>{t.app.signOut}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
