import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are rendered here, on machines that may be busy with other things.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
