import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { narrow } from './narrow';
import { PickMany } from './PickMany';
import { PickOne } from './PickOne';

const choices = Array.from({ length: 600 }, (_, index) => ({
  id: `component:default/service-${index}`,
  label: `service-${index}`,
}));

function Many() {
  const [value, setValue] = useState<string[]>([]);
  return (
    <PickMany
      label="Applications that write"
      choices={choices}
      value={value}
      onChange={setValue}
    />
  );
}

function One() {
  const [value, setValue] = useState<string>();
  return (
    <>
      <PickOne
        label="Show the way to"
        choices={choices}
        value={value}
        onChange={setValue}
      />
      <output>{value ?? 'nothing'}</output>
    </>
  );
}

it('finds by part of the name, whatever its case and accents', () => {
  const found = narrow(
    [
      { id: 'a', label: 'Numérisation' },
      { id: 'b', label: 'billing' },
    ],
    ' numeri',
  );
  expect(found.map(({ id }) => id)).toEqual(['a']);
  expect(narrow(choices, '')).toHaveLength(50);
});

it('adds what is chosen with the keyboard, and takes it away again', async () => {
  renderInTestApp(<Many />);
  const box = await screen.findByRole('combobox', {
    name: /Applications that write/,
  });
  act(() => box.focus());
  fireEvent.change(box, { target: { value: 'service-599' } });
  await screen.findByRole('option', { name: 'service-599' });
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  fireEvent.keyDown(box, { key: 'Enter' });
  const tag = await screen.findByRole('row', { name: 'service-599' });
  expect(box).toHaveValue('');
  fireEvent.keyDown(tag, { key: 'Delete' });
  await waitFor(() =>
    expect(screen.queryByRole('row', { name: 'service-599' })).toBeNull(),
  );
});

it('chooses one, and survives being closed at once', async () => {
  const { unmount } = renderInTestApp(<One />);
  const box = await screen.findByRole('combobox', { name: /Show the way to/ });
  act(() => box.focus());
  fireEvent.change(box, { target: { value: 'service-7' } });
  fireEvent.keyDown(box, { key: 'Escape' });
  fireEvent.change(box, { target: { value: 'vice-77' } });
  await screen.findByRole('option', { name: 'service-77' });
  fireEvent.keyDown(box, { key: 'ArrowDown' });
  fireEvent.keyDown(box, { key: 'Enter' });
  expect(
    await screen.findByText('component:default/service-77'),
  ).toBeInTheDocument();
  expect(box).toHaveValue('service-77');
  fireEvent.change(box, { target: { value: '' } });
  expect(await screen.findByText('nothing')).toBeInTheDocument();
  fireEvent.change(box, { target: { value: 'service-5' } });
  unmount();
});
