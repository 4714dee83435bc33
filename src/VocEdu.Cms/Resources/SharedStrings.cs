namespace VocEdu.Cms.Resources;

/// <summary>Names the English texts beside it: the Vietnamese sentence in the view is the key.</summary>
public sealed class SharedStrings;
