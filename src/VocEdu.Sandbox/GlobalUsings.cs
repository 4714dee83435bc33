global using System.Globalization;
global using System.Text.Json;
global using System.Text.Json.Nodes;
global using VocEdu.Sandbox.Faults;
global using VocEdu.Sandbox.State;
